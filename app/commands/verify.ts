import { print, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { registerModules } from '../modules.ts';
import { readSettings } from '../settings.ts';
import { verifyInstallation } from '../verification.ts';

export const command: Command = {
  usage: 'verify [--data DIR]',
  summary: 'Journal chain and anchors, decisions replayed, files, orphans.',
  async run(words) {
    const { values } = readArguments(words, { data: { type: 'string' } });
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    registerModules();
    try {
      const report = await verifyInstallation(installation);
      const lines = report.checks.map(
        (check) =>
          `${check.ok ? 'ok  ' : 'BAD '} ${check.name}: ${check.count}${check.firstBad ? ` — first bad: ${JSON.stringify(check.firstBad)}` : ''}`,
      );
      print(
        values.json,
        report,
        [...lines, report.ok ? 'Everything holds.' : 'Something does not hold.'].join('\n'),
      );
      if (!report.ok) process.exitCode = 1;
    } finally {
      await installation.close();
    }
  },
};
