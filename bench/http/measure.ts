import { setTimeout as sleep } from 'node:timers/promises';
import { load, percentile, type LoadOptions, type Round } from './load.ts';
import { cpuSecondsOf, cpuSecondsOfTree, residentBytesOf } from './process-figures.ts';
import { shotsOf, type Asker, type OperationName } from './shots.ts';

/** The processes under load. */
export type Subject = { address: URL; serverPid: number; databasePid: number };

export type OperationFigures = {
  requests: number;
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
  errors: number;
  firstError: string | null;
  cpuSeconds: { server: number; database: number };
  cpuMillisecondsPerRequest: { server: number | null; database: number | null };
  /** 95th percentiles of all rounds, of which the best is told above. */
  p95OfRounds: (number | null)[];
};

const warmUpSeconds = 3;
const rounds = 3;

type MeasuredRound = Round & { serverCpu: number; databaseCpu: number };

/** One operation under load: a warm-up, then three rounds of a third of the time each; the best by p95 counts. */
export async function measure(
  subject: Subject,
  operation: OperationName,
  askers: readonly Asker[],
  options: LoadOptions,
): Promise<OperationFigures> {
  const share = { ...options, seconds: options.seconds / rounds };
  const warmUp = { ...options, seconds: Math.min(warmUpSeconds, options.seconds) };
  await load(subject.address, shotsOf(operation, askers, 1), warmUp);
  const measured: MeasuredRound[] = [];
  for (let number = 0; number < rounds; number++)
    measured.push(await measuredRound(subject, shotsOf(operation, askers, 2 + number), share));
  return figuresOf(measured);
}

async function measuredRound(
  { address, serverPid, databasePid }: Subject,
  shots: ReturnType<typeof shotsOf>,
  options: LoadOptions,
): Promise<MeasuredRound> {
  const server = cpuSecondsOf(serverPid);
  const database = cpuSecondsOfTree(databasePid);
  const round = await load(address, shots, options);
  return {
    ...round,
    serverCpu: cpuSecondsOf(serverPid) - server,
    databaseCpu: cpuSecondsOfTree(databasePid) - database,
  };
}

/** @param measured at least one round */
export function figuresOf(measured: readonly MeasuredRound[]): OperationFigures {
  const p95OfRounds = measured.map((round) => rounded(percentile(round.milliseconds, 0.95)));
  const best = measured.reduce((one, other) => (p95Of(other) < p95Of(one) ? other : one));
  const errors = measured.reduce((sum, round) => sum + round.errors, 0);
  const requests = best.milliseconds.length;
  const each = (seconds: number) => (requests === 0 ? null : rounded((seconds * 1000) / requests));
  return {
    requests,
    requestsPerSecond: rounded(requests / best.seconds) ?? 0,
    p50: rounded(percentile(best.milliseconds, 0.5)),
    p95: rounded(percentile(best.milliseconds, 0.95)),
    p99: rounded(percentile(best.milliseconds, 0.99)),
    errors,
    firstError: measured.find((round) => round.firstError !== null)?.firstError ?? null,
    cpuSeconds: { server: rounded(best.serverCpu) ?? 0, database: rounded(best.databaseCpu) ?? 0 },
    cpuMillisecondsPerRequest: { server: each(best.serverCpu), database: each(best.databaseCpu) },
    p95OfRounds,
  };
}

/** The 95th percentile; a round without an answer is the worst. */
function p95Of(round: Round): number {
  return percentile(round.milliseconds, 0.95) ?? Number.POSITIVE_INFINITY;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

/** Watches a process until `stop`, which answers the most memory that it held. */
export function watchMemory(pid: number): { stop: () => Promise<number> } {
  let most = residentBytesOf(pid);
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      most = Math.max(most, residentBytesOf(pid));
      await sleep(250);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await watching;
      return most;
    },
  };
}
