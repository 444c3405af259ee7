import type { Prober } from './actors.ts';
import { foreignIds, foreignTexts, idsIn, type Leak, type Received } from './scan.ts';
import { readOwners, type Owners } from './owners.ts';
import type { Probe } from './plan.ts';
import type { ProbeWorld } from './world.ts';

/** What a row of probes found. */
export type Run = {
  count: number;
  leaks: Leak[];
  /** Best status of each operation when its own records were asked for by whoever may. */
  reached: Map<string, number>;
  statuses: Map<number, number>;
  /** Ids that each actor was shown; whose they are is looked up when all is done. */
  shown: Map<Prober, Map<string, string>>;
  /** The vendor has offered leads and published drafts, so that partners may read their texts. */
  told: boolean;
};

export function newRun(): Run {
  return {
    count: 0,
    leaks: [],
    reached: new Map(),
    statuses: new Map(),
    shown: new Map(),
    told: false,
  };
}

const atOnce = 10;

/** Sends probes, several at once, and scans every byte of the answers. */
export async function send(
  world: ProbeWorld,
  run: Run,
  probes: readonly Probe[],
  each: (probe: Probe, received: Received) => void = () => undefined,
): Promise<void> {
  let next = 0;
  const sender = async () => {
    for (let probe = probes[next++]; probe; probe = probes[next++]) {
      const received = await ask(world, probe);
      note(run, probe, received);
      each(probe, received);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

export async function ask(world: ProbeWorld, probe: Probe): Promise<Received> {
  const { prober, operation, url, headers, body } = probe;
  const response = await world.app.request(`http://fairway.test${url}`, {
    method: operation.method,
    headers: { ...headers, ...(prober.token ? { authorization: `Bearer ${prober.token}` } : {}) },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: await response.text(),
  };
}

function note(run: Run, probe: Probe, received: Received): void {
  const { operation, prober, relation, url, body = '' } = probe;
  const sent = { method: operation.method, url, body };
  run.count += 1;
  run.statuses.set(received.status, (run.statuses.get(received.status) ?? 0) + 1);
  const request = `${operation.method} ${url} ${body.slice(0, 200)}`;
  for (const found of foreignTexts(prober, sent, received, run.told))
    run.leaks.push({ actor: prober.name, request, status: received.status, found });
  const shown = run.shown.get(prober) ?? new Map<string, string>();
  run.shown.set(prober, shown);
  for (const id of idsIn(sent, received)) if (!shown.has(id)) shown.set(id, request);
  if (relation === 'own' && operation['x-may'].includes(prober.kind)) {
    const before = run.reached.get(operation.operationId);
    if (before === undefined || rank(received.status) < rank(before))
      run.reached.set(operation.operationId, received.status);
  }
}

/** Done, then refused for the record's own state, then all else. */
function rank(status: number): number {
  if (status < 300) return 0;
  return [409, 410, 412, 422].includes(status) ? 1 : 2;
}

/** Looks up whose the shown records are, those that the probes made included. */
export async function addForeignIds(world: ProbeWorld, run: Run, owners: Owners): Promise<void> {
  await readOwners(world, owners);
  for (const [prober, shown] of run.shown)
    for (const id of foreignIds(prober, shown.keys(), owners))
      run.leaks.push({
        actor: prober.name,
        request: shown.get(id) ?? '',
        status: 0,
        found: `${id}, a record of others`,
      });
}
