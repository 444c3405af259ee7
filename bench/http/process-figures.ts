import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in which Linux counts CPU time. */
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU time of a process and of the children it has waited for, in seconds. */
export function cpuSecondsOf(pid: number): number {
  const { cpu } = statOf(pid) ?? { cpu: 0 };
  return cpu;
}

/** CPU time of a process and everything it started that still lives or was waited for, in seconds. */
export function cpuSecondsOfTree(root: number): number {
  const byParent = new Map<number, { pid: number; cpu: number }[]>();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (found) byParent.set(found.parent, [...(byParent.get(found.parent) ?? []), found]);
  }
  const below = (pid: number): number =>
    (byParent.get(pid) ?? []).reduce((sum, child) => sum + child.cpu + below(child.pid), 0);
  return cpuSecondsOf(root) + below(root);
}

/** Memory of a process that is in RAM now, in bytes. */
export function residentBytesOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Undefined when the process has ended. */
function statOf(pid: number): { pid: number; parent: number; cpu: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; figures follow the last one (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const used = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), cpu: used / ticks };
  } catch {
    return undefined;
  }
}
