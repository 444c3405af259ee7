import { httpWorkload, type HttpResult } from '../../bench/http/workload.ts';
import { print, readArguments, wholeNumber, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { sizes } from '../seed/sizes.ts';

/** What every workload prints under `--json`. */
type BenchDocument = {
  workload: string;
  size: string;
  cpuSeconds: number;
  wallSeconds: number;
  rssBytes: number;
  result: unknown;
};

const numbers = ['programmes', 'partners', 'deals', 'accounts', 'leads'] as const;

export const command: Command = {
  usage:
    'bench http [--size small|medium|large] [--programmes --partners --deals --accounts --leads N] [--clients 16] [--seconds 20]',
  summary: 'Measures a workload on generated data in a temporary folder.',
  async run(words) {
    const text = { type: 'string' } as const;
    const { values, positionals } = readArguments(
      words,
      {
        size: text,
        programmes: text,
        partners: text,
        deals: text,
        accounts: text,
        leads: text,
        clients: text,
        seconds: text,
      },
      { atLeast: 1, atMost: 1 },
    );
    if (positionals[0] !== 'http') throw new WrongUsage('The workload is http.');
    const { size = 'medium' } = values;
    if (size !== 'small' && size !== 'medium' && size !== 'large')
      throw new WrongUsage('Say --size small, medium or large.');
    const counts = Object.fromEntries(
      numbers.flatMap((name) => {
        const count = wholeNumber(name, values[name], 1, 10_000_000);
        return count === undefined ? [] : [[name, count]];
      }),
    );
    const started = performance.now();
    const result = await httpWorkload({
      size,
      counts,
      clients: wholeNumber('clients', values.clients, 1, 256) ?? 16,
      seconds: wholeNumber('seconds', values.seconds, 1, 600) ?? 20,
      say: (line) => void process.stderr.write(`${line}\n`),
    });
    const document: BenchDocument = {
      workload: 'http',
      size: nameOf(size, counts),
      cpuSeconds: cpuOf(result),
      wallSeconds: Math.round((performance.now() - started) / 100) / 10,
      rssBytes: result.rssBytes.underLoad,
      result,
    };
    print(values.json, document, tableOf(result));
  },
};

/** `medium`, or `medium deals=100000` where counts were given. */
function nameOf(size: keyof typeof sizes, counts: Record<string, number>): string {
  return [size, ...Object.entries(counts).map(([name, count]) => `${name}=${count}`)].join(' ');
}

/** Of server and database, in the rounds that are told. */
function cpuOf({ operations }: HttpResult): number {
  const all = Object.values(operations).map(({ cpuSeconds }) => cpuSeconds);
  const sum = all.reduce((total, { server, database }) => total + server + database, 0);
  return Math.round(sum * 100) / 100;
}

function tableOf(result: HttpResult): string {
  const head = ['', 'requests', '/s', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'CPU ms/request'];
  const lines = Object.entries(result.operations).map(([name, one]) => {
    const { server, database } = one.cpuMillisecondsPerRequest;
    const cpu = `${server} server + ${database} database`;
    return [name, one.requests, one.requestsPerSecond, one.p50, one.p95, one.p99, one.errors, cpu];
  });
  const table = [head, ...lines]
    .map((cells) => cells.map((cell, at) => String(cell).padEnd(at === 0 ? 10 : 9)).join(' '))
    .join('\n');
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return `${result.deals} deals in ${result.programmes} programmes, ${result.clients} clients
${table}
Server: ${megabytes(result.rssBytes.atRest)} at rest, ${megabytes(result.rssBytes.underLoad)} under load; listening after ${result.startSeconds} s. Generated in ${result.seedSeconds} s.`;
}
