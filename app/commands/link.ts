import { linkFor } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { findServer } from '../../platform/database/embedded/index.ts';
import { print, readArguments, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  usage: 'link --as ROLE [--programme SLUG] [--partner SLUG] [--data DIR]',
  summary: 'A fresh one-time link, for an administrator who lost theirs.',
  async run(words) {
    const { values } = readArguments(words, {
      as: { type: 'string' },
      programme: { type: 'string' },
      partner: { type: 'string' },
      data: { type: 'string' },
    });
    if (!values.as) throw new WrongUsage('Say for whom: --as vendor.admin, for example.');
    const settings = readSettings(process.env, values.data ? { dataDir: values.data } : {});
    const installation = await openInstallation(settings);
    try {
      const path = await linkFor(installation.database, {
        kind: values.as,
        programmeSlug: values.programme ?? 'adventure-works',
        partnerSlug: values.partner,
        now: present(),
      });
      const url = `${findServer(settings.dataDir)?.address ?? settings.baseUrl}${path}`;
      print(values.json, { url, kind: values.as }, url);
    } finally {
      await installation.close();
    }
  },
};
