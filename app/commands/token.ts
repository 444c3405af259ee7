import { tokenAs } from '../../platform/access/index.ts';
import { print, readArguments, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  usage: 'token --as ROLE [--programme SLUG] [--partner SLUG]',
  summary: 'Prints a bearer token; only with FAIRWAY_TEST=1.',
  async run(words) {
    const { values } = readArguments(words, {
      as: { type: 'string' },
      programme: { type: 'string' },
      partner: { type: 'string' },
      data: { type: 'string' },
    });
    if (!values.as)
      throw new WrongUsage('Say whose token: --as vendor.channel-manager, for example.');
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    try {
      const token = await tokenAs(installation.database, {
        kind: values.as,
        programmeSlug: values.programme ?? 'adventure-works',
        partnerSlug: values.partner,
      });
      print(values.json, { token, kind: values.as }, token);
    } finally {
      await installation.close();
    }
  },
};
