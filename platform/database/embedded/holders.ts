import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

/**
 * Who needs the server, kept by the kernel: every process that uses it holds the writing end of
 * one named pipe, and a watcher beside the server reads it. When the last holder closes it, or is
 * killed and so closes it, the watcher reads the end and stops the server. Nothing is ever written.
 */
function pipeOf(place: Place): string {
  return join(place.home, 'holders');
}

/** A fresh pipe, both ends open: `watched` goes to the watcher, `held` stays here. */
export function openHolders(place: Place): { watched: number; held: number } {
  const path = pipeOf(place);
  rmSync(path, { force: true });
  execFileSync('mkfifo', ['-m', '600', path], { timeout: 20_000 });
  // Each end alone would wait for the other; opened for both, none does.
  const both = openSync(path, constants.O_RDWR);
  const watched = openSync(path, constants.O_RDONLY);
  const held = openSync(path, constants.O_WRONLY);
  closeSync(both);
  return { watched, held };
}

/** Joins the holders of a running server; null when no watcher is there (any more). */
export function joinHolders(place: Place): number | null {
  try {
    return openSync(pipeOf(place), constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

/** Whether any process still holds the server: reading a pipe without writers ends at once. */
export function isHeld(place: Place): boolean {
  if (!existsSync(pipeOf(place))) return false;
  const end = openSync(pipeOf(place), constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readSync(end, Buffer.alloc(1)) > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EAGAIN'; // file system errors only
  } finally {
    closeSync(end);
  }
}
