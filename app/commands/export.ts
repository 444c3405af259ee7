import { present, startClockFrom } from '../../platform/clock/index.ts';
import { print, readArguments, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exportInto } from '../export/export.ts';
import { openInstallation } from '../installation.ts';
import { registerModules } from '../modules.ts';
import { readSettings } from '../settings.ts';

export const command: Command = {
  usage: 'export programme|partner ID DIR [--data DIR]',
  summary:
    'Writes everything of a programme or of a partner, as CSV and JSON. ID: an id or a slug.',
  async run(words) {
    const { values, positionals } = readArguments(
      words,
      { data: { type: 'string' } },
      { atLeast: 3, atMost: 3 },
    );
    const [kind, id = '', folder = ''] = positionals;
    if (kind !== 'programme' && kind !== 'partner')
      throw new WrongUsage('Say what to export: programme or partner.');
    startClockFrom(process.env);
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    try {
      registerModules();
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
