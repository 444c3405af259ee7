import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../platform/refusal/index.ts';
import { problemOf } from '../platform/http/problem.ts';
import { WrongUsage } from './arguments.ts';
import type { Command } from './command.ts';

const commands: Record<string, () => Promise<{ command: Command }>> = {
  up: () => import('./commands/up.ts'),
  migrate: () => import('./commands/migrate.ts'),
  doctor: () => import('./commands/doctor.ts'),
  version: () => import('./commands/version.ts'),
  link: () => import('./commands/link.ts'),
  'rotate-secrets': () => import('./commands/rotate-secrets.ts'),
  token: () => import('./commands/token.ts'),
  seed: () => import('./commands/seed.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  verify: () => import('./commands/verify.ts'),
  openapi: () => import('./commands/openapi.ts'),
  bench: () => import('./commands/bench.ts'),
};

async function main(words: string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    await help(name);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  const { command } = await load();
  if (rest.includes('--help')) {
    process.stdout.write(`bin/fairway ${command.usage}\n  ${command.summary}\n`);
    return 0;
  }
  try {
    await command.run(rest);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\nUsage: bin/fairway ${command.usage}\n`);
      return 2;
    }
    report(error, name, rest.includes('--json'));
    return 1;
  }
}

/** The last line on standard error is the problem document under --json, a sentence otherwise. */
function report(error: unknown, name: string, json: boolean): void {
  if (error instanceof Refusal) {
    const problem = problemOf(error, `cli-${process.pid}`, name);
    process.stderr.write(
      json
        ? `${JSON.stringify(problem)}\n`
        : `${problem.detail}\n${(problem.errors ?? []).map((item) => `  ${item.pointer}: ${item.detail}\n`).join('')}`,
    );
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    json
      ? `${JSON.stringify({ type: 'about:blank', title: 'Something broke', status: 500, detail: text, instance: name, code: 'cli.internal', requestId: `cli-${process.pid}` })}\n`
      : `${text}\n`,
  );
}

async function help(name: string): Promise<void> {
  const lines = await Promise.all(
    Object.values(commands).map(async (load) => {
      const { command } = await load();
      return `  ${command.usage}\n      ${command.summary}\n`;
    }),
  );
  const unknown = name === 'help' || name === '--help' ? '' : `There is no command ${name}.\n`;
  (unknown ? process.stderr : process.stdout).write(
    `${unknown}bin/fairway COMMAND [--json]\n${lines.join('')}`,
  );
}

// What Node has read and compiled once it need not again; without a place to write it just goes on.
enableCompileCache(fileURLToPath(new URL('../.cache/compile', import.meta.url)));
const code = await main(process.argv.slice(2));
// What is left open (a pool, a timer) must not keep a finished command alive.
process.exit(code);
