import { beforeAll, describe, expect, it } from 'vitest';
import { needsSecret } from './recipes.ts';
import { prepare, probeEverything, type Probing } from './probing.ts';
import type { Run } from './run.ts';
import { probeWorld, seedNumber } from './world.ts';

const world = await probeWorld();
let probing: Probing;
let run: Run & { changed: string[] };

beforeAll(async () => {
  const started = performance.now();
  probing = await prepare(world);
  const ready = performance.now();
  run = await probeEverything(probing);
  console.info(
    `isolation: ${run.count} probes, ${probing.operations.length} operations × ${probing.cast.length} actors, ${run.leaks.length} leaks, seed ${seedNumber}, made ready in ${Math.round((ready - started) / 1000)} s, probed in ${Math.round((performance.now() - ready) / 1000)} s, statuses ${JSON.stringify(Object.fromEntries([...run.statuses].sort()))}`,
  );
}, 400_000);

describe('every operation, asked by every kind of actor for own, rival, foreign, unknown and malformed records', () => {
  it('shows nobody a text or a record of others', () => {
    expect(run.leaks.slice(0, 20)).toEqual([]);
    expect(run.count).toBeGreaterThanOrEqual(10_000);
  });

  it('changes no row when the record is not the one’s who asks', () => {
    expect(run.changed).toEqual([]);
  });

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
