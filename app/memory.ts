import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/**
 * Gives the memory that starting took back to the machine: reading the code and loading the
 * demonstration take several times what serving does, and V8 keeps it as long as nobody asks.
 * It stands still for a fifth of a second, so it is called once, before there is work.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  // Left alone, V8 lets the old generation grow to a multiple of what lives in it: under load that is
  // garbage of answers long sent. Growing by three fifths costs no measurable time and saves a quarter.
  setFlagsFromString('--heap-growing-percent=60');
  // V8 hands its collector to contexts that are made while the flag is set.
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
