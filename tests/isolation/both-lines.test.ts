import { beforeAll, describe, expect, it } from 'vitest';
import { needsSecret } from './recipes.ts';
import {
  prepare,
  probeEverything,
  probeMerge,
  probeSampleRemoval,
  type Probing,
} from './probing.ts';
import { tableHashes } from './rows.ts';
import { now, report } from './report.ts';
import type { Run } from './run.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let probing: Probing;
let run: Run & { changed: string[] };

beforeAll(async () => {
  probing = await prepare(world);
  const since = now();
  run = await probeEverything(probing);
  report('both lines of defence', run, since);
}, 600_000);

describe('every operation, asked by every kind of actor for own, rival, foreign, unknown and malformed records', () => {
  it('shows nobody a text or a record of others', () => {
    expect(run.leaks.slice(0, 20)).toEqual([]);
    expect(run.count).toBeGreaterThanOrEqual(10_000);
  });

  it('changes no row when the record is not the one’s who asks', () => {
    expect(run.changed).toEqual([]);
  });

  it('takes nothing of another programme along when a sample programme is removed', async () => {
    await probeMerge(probing, run);
    const [one] = probing.cast;
    const before = await tableHashes(world, one?.programmeId);
    await probeSampleRemoval(probing, run);
    expect(await tableHashes(world, one?.programmeId)).toEqual(before);
    const { rows } = await world.owner.query('select slug from public.programmes');
    expect(rows).toEqual([{ slug: 'programme-1' }]);
  }, 60_000);

  it('was reached with a record of the asker’s own', () => {
    const unreached = probing.operations
      .filter(({ operationId }) => !needsSecret.has(operationId))
      .filter(({ operationId }) => {
        const status = run.reached.get(operationId);
        return status === undefined || status >= 300;
      })
      .map(({ operationId }) => `${operationId}: ${run.reached.get(operationId)}`);
    expect(unreached).toEqual([]);
  });

  it('breaks nothing on the server’s side', () => {
    expect(world.faults.slice(0, 5)).toEqual([]);
  });
});
