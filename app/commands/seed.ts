import { present } from '../../platform/clock/index.ts';
import { print, readArguments, wholeNumber, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { loadDemonstrationIfEmpty } from '../demonstration/load.ts';
import { openInstallation } from '../installation.ts';
import { registerModules } from '../modules.ts';
import { seed } from '../seed/seed.ts';
import { sizes, type SeedSize } from '../seed/sizes.ts';
import { readSettings } from '../settings.ts';

const numbers = ['programmes', 'partners', 'deals', 'accounts', 'leads', 'touches'] as const;

export const command: Command = {
  usage:
    'seed --size demo|small|medium|large [--seed N] [--programmes --partners --deals --accounts --leads --touches N] [--canaries] [--data DIR]',
  summary: 'Fills the installation: the demonstration, or generated programmes.',
  async run(words) {
    const text = { type: 'string' } as const;
    const { values } = readArguments(words, {
      size: text,
      seed: text,
      programmes: text,
      partners: text,
      deals: text,
      accounts: text,
      leads: text,
      touches: text,
      canaries: { type: 'boolean' },
      data: text,
    });
    const installation = await openInstallation(
      readSettings(process.env, values.data ? { dataDir: values.data } : {}),
    );
    registerModules();
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    try {
      if (values.size === 'demo') {
        const loaded = await loadDemonstrationIfEmpty(installation, say);
        return print(
          values.json,
          { size: 'demo', loaded },
          loaded
            ? 'The demonstration is loaded.'
            : 'There are programmes already; nothing was loaded.',
        );
      }
      const size = sizeOf(values);
      const started = performance.now();
      const report = await seed(installation.database, {
        size,
        seed: wholeNumber('seed', values.seed, 0, 1e9) ?? 1,
        canaries: values.canaries === true,
        now: present(),
        say,
      });
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      print(
        values.json,
        { ...report, seconds },
        `Made ${report.programmes.length} programmes, ${report.partners} partners, ${report.accounts} accounts, ${report.leads} leads, ${report.deals} deals in ${seconds} s.`,
      );
    } finally {
      await installation.close();
    }
  },
};

function sizeOf(values: Partial<Record<string, string | boolean>>): SeedSize {
  const name = values['size'];
  if (name !== 'small' && name !== 'medium' && name !== 'large')
    throw new WrongUsage('Say --size demo, small, medium or large.');
  const size = { ...sizes[name] };
  for (const key of numbers) {
    const given = values[key];
    size[key] =
      wholeNumber(key, typeof given === 'string' ? given : undefined, 0, 10_000_000) ?? size[key];
  }
  return size;
}
