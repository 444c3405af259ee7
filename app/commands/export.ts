import { present, startClockFrom } from '../../platform/clock/index.ts';
import { print, readArguments, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exportInto } from '../export/export.ts';
import { exportPerson } from '../export/person.ts';
import { openInstallation } from '../installation.ts';
import { registerModules } from '../modules.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  usage: 'export programme|partner|person ID DIR [--data DIR]',
  summary:
    'Writes everything of a programme, a partner or a person, as CSV and JSON. ID: an id or a slug; of a person its mail address.',
  async run(words) {
    const { values, positionals } = readArguments(
      words,
      { data: { type: 'string' } },
      { atLeast: 3, atMost: 3 },
    );
    const [kind, id = '', folder = ''] = positionals;
    if (kind !== 'programme' && kind !== 'partner' && kind !== 'person')
      throw new WrongUsage('Say what to export: programme, partner or person.');
    startClockFrom(process.env);
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    try {
      registerModules();
      if (kind === 'person') {
        const { database } = installation;
        const made = await exportPerson(database, id, folder, present());
        return print(
          values.json,
          made,
          `${made.person}: ${made.folders.length} memberships, in ${folder}`,
        );
      }
      const manifest = await exportInto(
        installation.database,
        { kind, id },
        folder,
        present(),
        async (done, total, table) =>
          void process.stderr.write(`${done + 1} of ${total}: ${table}\n`),
      );
      const rows = manifest.files
        .filter(({ name }) => name.endsWith('.csv'))
        .reduce((sum, file) => sum + (file.rows ?? 0), 0);
      print(
        values.json,
        manifest,
        `${manifest.name}: ${rows.toLocaleString('en')} rows in ${manifest.files.length} files, in ${folder}`,
      );
    } finally {
      await installation.close();
    }
  },
};
