import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/index.ts';
import type { Logger } from '../http/index.ts';
import { sealEvents, writeAnchors } from '../journal/index.ts';
import type { Chore } from './chores.ts';
import { fireDue } from './firing.ts';
import type { JobHandler } from './job.ts';
import { createLoop, type Loop } from './loop.ts';
import { openQueue, type Queue } from './queue.ts';
import type { Reaction } from './reaction.ts';
import { relayOutbox, runReactions } from './reactions.ts';
import { replayHandlers } from './replay.ts';
import { createRunner, type Runner } from './runner.ts';
import type { TimerHandler } from './timers.ts';
import { listenForWakes } from './wake.ts';

export type WorkerParts = {
  database: Database;
  /** Business time. */
  now: () => Date;
  reactions: readonly Reaction[];
  timers: readonly TimerHandler[];
  jobs: readonly JobHandler[];
  /** Housekeeping, once an hour; a failed one is logged and comes again. */
  chores?: readonly Chore[];
  /** The installation's data folder: anchors of the journal go to `anchors/` in it. */
  dataDir: string;
  log: Logger;
  /** How long a long job's worker may show no sign of life; 30 seconds when not said. */
  leaseSeconds?: number;
};

export type Worker = {
  start: () => Promise<void>;
  /** Something was written: looks at once. */
  nudge: () => void;
  /** Does everything that can be done now and returns when nothing is left. @returns how much */
  sweep: () => Promise<number>;
  /** Ends within ten seconds; what runs then goes back in line. */
  stop: () => Promise<void>;
};

const everyMs = 1000;
const hourMs = 3_600_000;
const graceMs = 8000;

/** Everything that happens after a commit: reactions, timers, long jobs, seals, anchors. */
export function createWorker(given: WorkerParts): Worker {
  assertUnique(given);
  const parts = { ...given, leaseSeconds: given.leaseSeconds ?? 30 };
  const { database, log } = parts;
  const runner = createRunner(
    { ...parts, jobs: [...parts.jobs, ...replayHandlers(parts)] },
    randomUUID(),
  );
  let queue: Queue | undefined;
  let ear: { stop: () => Promise<void> } | undefined;
  const loops = createLoops(parts, runner, () => {
    if (!queue) throw new Error('The worker was not started.');
    return queue.boss;
  });
  const chores = createLoop('chores', hourMs, () => doChores(choresOf(parts), log), log);
  const nudge = () => {
    for (const loop of loops) loop.wake();
  };
  return {
    start: async () => {
      queue = await openQueue(database, log);
      ear = listenForWakes(database, nudge, log);
      for (const loop of [...loops, chores]) loop.start();
    },
    nudge,
    sweep: async () => {
      queue ??= await openQueue(database, log);
      let all = 0;
      for (let did = -1; did !== 0; all += did) {
        did = 0;
        for (const loop of loops) did += await loop.pass();
      }
      return all;
    },
    stop: async () => {
      runner.letGo();
      const ended = Promise.all([...loops, chores].map((loop) => loop.stop()));
      const grace = new AbortController();
      await Promise.race([ended, setTimeout(graceMs, null, { signal: grace.signal })]);
      grace.abort();
      await runner.abandon();
      await ear?.stop();
      await doChores(choresOf(parts).slice(0, 1), log);
      await queue?.close();
      queue = undefined;
    },
  };
}

/** In the order in which one thing leads to the next. */
function createLoops(parts: WorkerParts, runner: Runner, boss: () => PgBoss): Loop[] {
  const { database, now, log } = parts;
  const reactions = createLoop(
    'reactions',
    everyMs,
    () => runReactions({ ...parts, boss: boss() }),
    log,
  );
  const relayAndWake = async () => {
    const sent = await relayOutbox({ ...parts, boss: boss() });
    // An event is acted upon in the same breath as it is sent.
    if (sent > 0) reactions.wake();
    return sent;
  };
  return [
    createLoop('timers', everyMs, () => fireDue(parts), log),
    createLoop('relay', everyMs, relayAndWake, log),
    reactions,
    createLoop('jobs', everyMs, () => runner.runNext(), log),
    createLoop('seals', everyMs, () => sealEvents(database, now()), log),
  ];
}

function choresOf({ database, now, dataDir, chores = [] }: WorkerParts): Chore[] {
  const anchors = () => writeAnchors({ database, now, folder: join(dataDir, 'anchors') });
  return [{ name: 'journal anchors', run: anchors }, ...chores];
}

async function doChores(chores: readonly Chore[], log: Logger): Promise<number> {
  for (const chore of chores) {
    try {
      await chore.run();
    } catch (error) {
      log.error(
        { chore: chore.name, error: error instanceof Error ? error.stack : String(error) },
        'A chore failed; it comes again in an hour.',
      );
    }
  }
  return 0;
}

/** A name that stands twice would let one reaction hide the other. */
function assertUnique({ reactions, timers, jobs }: WorkerParts): void {
  const clash = reactions.find((reaction, index) =>
    reactions.some(
      (other, place) =>
        place < index &&
        other.name === reaction.name &&
        (other.on === reaction.on || other.on === '*' || reaction.on === '*'),
    ),
  );
  if (clash) throw new Error(`The reaction ${clash.name} to ${clash.on} is wired twice.`);
  const kinds = [...timers, ...jobs].map((handler) => handler.kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice) throw new Error(`The timer or job ${twice} is wired twice.`);
}
