import { beforeAll, describe, expect, it } from 'vitest';
import { prepare, probeEverything } from './probing.ts';
import { now, report } from './report.ts';
import type { Run } from './run.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let run: Run & { changed: string[] };

beforeAll(async () => {
  const probing = await prepare(world);
  await world.dropPolicies();
  const since = now();
  run = await probeEverything(probing);
  report('the application alone', run, since);
}, 600_000);

describe('the application alone, with every policy of the database gone', () => {
  it('has none left in the database', async () => {
    const { rows } = await world.owner.query(
      `select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
    );
    expect(rows).toEqual([]);
  });

  it('shows nobody a text or a record of others', () => {
    expect(run.leaks.slice(0, 20)).toEqual([]);
    expect(run.count).toBeGreaterThanOrEqual(10_000);
  });

  it('changes no row when the record is not the one’s who asks', () => {
    expect(run.changed).toEqual([]);
  });
});
