import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one under the same number. */
export type ProcessMark = { pid: number; startedAt: string | null };

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return markOf(process.pid);
}

/** The mark of a running process; `startedAt` is null where the system does not tell it. */
export function markOf(pid: number): ProcessMark {
  return { pid, startedAt: startTicks(pid) };
}

/** True while the very process that made the mark runs; a reused number does not count. */
export function isRunning(mark: ProcessMark): boolean {
  if (!answers(mark.pid)) return false;
  const ticks = startTicks(mark.pid);
  return mark.startedAt === null || ticks === null || ticks === mark.startedAt;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== 'Z';
  } catch (error) {
    // EPERM: it runs, under another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // kill throws system errors only
  }
}

function stateOf(pid: number): string | null {
  return statFields(pid)?.[0] ?? null;
}

function startTicks(pid: number): string | null {
  return statFields(pid)?.[19] ?? null;
}

/** Fields 3 and later of proc(5) stat; the name in field 2 may itself hold blanks and brackets. */
function statFields(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
