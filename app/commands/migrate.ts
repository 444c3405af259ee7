import { print, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  usage: 'migrate [--data DIR]',
  summary: 'Brings the schema to the present.',
  async run(words) {
    const { values } = readArguments(words, { data: { type: 'string' } });
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    await installation.close();
    const { applied } = installation;
    print(
      values.json,
      { applied },
      applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`,
    );
  },
};
