import { httpWorkload, type HttpResult } from '../../bench/http/workload.ts';
import { importedKinds, importsWorkload, type ImportStep } from '../../bench/imports/workload.ts';
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

const text = { type: 'string' } as const;
const counts = ['programmes', 'partners', 'deals', 'accounts', 'leads'] as const;

export const command: Command = {
  usage: `bench http [--size small|medium|large] [--programmes --partners --deals --accounts --leads N] [--clients 16] [--seconds 20]
       fairway bench imports [--kind partners|accounts|leads|transactions] [--rows 50000]`,
  summary: 'Measures a workload on generated data in a temporary folder.',
  async run(words) {
    // Options may stand before the name.
    const at = words.findIndex((word) => word === 'http' || word === 'imports');
    if (at !== -1) return (words[at] === 'http' ? benchHttp : benchImports)(words.toSpliced(at, 1));
    throw new WrongUsage('The workloads are http and imports.');
  },
};

async function benchHttp(words: string[]): Promise<void> {
  const { values } = readArguments(words, {
    size: text,
    programmes: text,
    partners: text,
    deals: text,
    accounts: text,
    leads: text,
    clients: text,
    seconds: text,
  });
  const { size = 'medium' } = values;
  if (size !== 'small' && size !== 'medium' && size !== 'large')
    throw new WrongUsage('Say --size small, medium or large.');
  const given = Object.fromEntries(
    counts.flatMap((name) => {
      const count = wholeNumber(name, values[name], 1, 10_000_000);
      return count === undefined ? [] : [[name, count]];
    }),
  );
  const started = performance.now();
  const result = await httpWorkload({
    size,
    counts: given,
    clients: wholeNumber('clients', values.clients, 1, 256) ?? 16,
    seconds: wholeNumber('seconds', values.seconds, 1, 600) ?? 20,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  const document: BenchDocument = {
    workload: 'http',
    size: nameOf(size, given),
    cpuSeconds: cpuOf(result),
    wallSeconds: secondsSince(started),
    rssBytes: result.rssBytes.underLoad,
    result,
  };
  print(values.json, document, tableOf(result));
}

async function benchImports(words: string[]): Promise<void> {
  const { values } = readArguments(words, { kind: text, rows: text });
  const kind = importedKinds.find((one) => one === (values.kind ?? 'partners'));
  if (kind === undefined) throw new WrongUsage(`Say --kind ${importedKinds.join(', ')}.`);
  const rows = wholeNumber('rows', values.rows, 1, 10_000_000) ?? 50_000;
  const started = performance.now();
  const steps = await importsWorkload({ kind, rows });
  const document: BenchDocument = {
    workload: 'imports',
    size: `${kind} rows=${rows}`,
    cpuSeconds: Math.round(steps.reduce((sum, step) => sum + step.cpuSeconds, 0) * 100) / 100,
    wallSeconds: secondsSince(started),
    rssBytes: Math.max(...steps.map((step) => step.rssBytes)),
    result: { steps },
  };
  print(values.json, document, linesOf(steps));
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

function linesOf(steps: readonly ImportStep[]): string {
  return steps
    .map(({ name, seconds, cpuSeconds, rssBytes, counts: rows }) => {
      const became = Object.entries(rows).filter(([what]) => what !== 'rows');
      const said = became.map(([what, count]) => `${count} ${what}`).join(', ');
      return `${name.padEnd(7)} ${seconds} s (CPU ${cpuSeconds} s, ${Math.round(rssBytes / 1e6)} MB): ${said}`;
    })
    .join('\n');
}

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
