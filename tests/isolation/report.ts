import type { Run } from './run.ts';
import { seedNumber } from './world.ts';

/** Prints what a row of probes was and found. */
export function report(
  title: string,
  run: Run,
  since: { wall: number; cpu: NodeJS.CpuUsage },
): void {
  const used = process.cpuUsage(since.cpu);
  const seconds = (value: number) => Math.round(value * 10) / 10;
  const statuses = [...run.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  console.info(
    `isolation, ${title}: ${run.count} probes, ${run.leaks.length} leaks, seed ${seedNumber}; ` +
      `${seconds((performance.now() - since.wall) / 1000)} s, ${seconds((used.user + used.system) / 1e6)} s of it CPU in Node; ${statuses.join(', ')}`,
  );
}

export function now(): { wall: number; cpu: NodeJS.CpuUsage } {
  return { wall: performance.now(), cpu: process.cpuUsage() };
}
