import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, probeEverything } from './probing.ts';
import { now, report } from './report.ts';
import type { Run } from './run.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let run: Run & { changed: string[] };

beforeAll(async () => {
  const probing = await prepare(world);
  process.env['FAIRWAY_CHECKS'] = 'off';
  const since = now();
  run = await probeEverything(probing);
  report('the database alone', run, since);
}, 600_000);

afterAll(() => {
  delete process.env['FAIRWAY_CHECKS'];
});

describe('the database alone, with rights and filters of the application switched off', () => {
  it('shows nobody a text or a record of others', () => {
    expect(run.leaks.slice(0, 20)).toEqual([]);
    expect(run.count).toBeGreaterThanOrEqual(10_000);
  });

  it('changes no row when the record is not the one’s who asks', () => {
    expect(run.changed).toEqual([]);
  });

  it('was really asked: operations that the application would refuse came through to it', () => {
    expect(run.statuses.get(403) ?? 0).toBeLessThan(run.count / 10);
  });
});
