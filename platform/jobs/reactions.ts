import { sql } from 'kysely';
import { fromKysely, type JobWithMetadata } from 'pg-boss';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call } from '../database/index.ts';
import { eventColumns, type JournalEvent } from '../journal/index.ts';
import { bury } from './dead-letters.ts';
import { queues } from './queue-schema.ts';
import { uuidOf } from './queue.ts';
import { reactionsTo, type Message, type Reaction, type ReactionParts } from './reaction.ts';

const batch = 200;
/** Together with the timers and one long job they fit into the worker's few connections. */
const atOnce = 2;

/**
 * Moves what waits in the outbox to the queue, in one transaction: an event is sent exactly
 * once, whatever happens to this process. Events that nothing reacts to are only taken out.
 *
 * @returns how many rows were taken
 */
export async function relayOutbox({ database, boss, reactions }: ReactionParts): Promise<number> {
  let taken = 0;
  for (let last = batch; last === batch; taken += last)
    last = await database.pools.worker.transaction().execute(async (tx) => {
      const { rows } = await sql<Message>`
        delete from public.outbox o using (
          select programme_id, event_id from public.outbox order by number limit ${batch} for update skip locked) t
        where o.programme_id = t.programme_id and o.event_id = t.event_id
        returning o.programme_id, o.event_id, o.type`.execute(tx);
      const messages = rows
        .filter((row) => reactionsTo(reactions, row.type).length > 0)
        .map((row) => ({ id: uuidOf(row.eventId), data: row }));
      if (messages.length > 0)
        await boss.insert(queues.reactions, messages, { db: fromKysely(tx.withoutPlugins()) });
      return rows.length;
    });
  return taken;
}

/**
 * Takes a handful of events from the queue and runs their reactions.
 *
 * @returns how many events were worked on
 */
export async function runReactions(parts: ReactionParts): Promise<number> {
  const jobs = await parts.boss.fetch<Message>(queues.reactions, {
    batchSize: 50,
    includeMetadata: true,
  });
  const line = [...jobs];
  const done: typeof jobs = [];
  const work = async () => {
    for (let job = line.shift(); job; job = line.shift())
      if (await runOne(parts, job)) done.push(job);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  // A crash before this line lets them come again, and then there is nothing left to do.
  if (done.length > 0) await parts.boss.complete(queues.reactions, done);
  return jobs.length + (await bury(parts));
}

/** @returns whether all went well; what did not is given back to the queue */
async function runOne(parts: ReactionParts, job: JobWithMetadata<Message>): Promise<boolean> {
  const failures: string[] = [];
  for (const reaction of reactionsTo(parts.reactions, job.data.type)) {
    try {
      await react(parts, job.data, reaction);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      parts.log.warn(
        { ...job.data, reaction: reaction.name, attempt: job.retryCount + 1, error: message },
        'A reaction failed.',
      );
      failures.push(`${reaction.name}: ${message}`);
    }
  }
  if (failures.length > 0)
    await parts.boss.fail(queues.reactions, job, { problem: failures.join('; ') });
  return failures.length === 0;
}

/** Runs one reaction to one event, once: its row in the inbox commits with its effect. */
export async function react(
  { database, now }: Pick<ReactionParts, 'database' | 'now'>,
  { programmeId, eventId }: { programmeId: string; eventId: string },
  reaction: Reaction,
): Promise<void> {
  await transaction(database, workerOf(programmeId), now(), newId('req'), async (call) => {
    const event = await receive(call, eventId, reaction.name);
    if (event) await reaction.run(call, event);
  });
}

/** The event, unless this reaction to it has run. A twin that runs at this moment is waited for. */
async function receive(
  { tx, actor, now }: Call,
  eventId: string,
  reaction: string,
): Promise<JournalEvent | null> {
  const { rows } = await sql<JournalEvent>`
    with new as (
      insert into public.reaction_runs (programme_id, event_id, reaction, at)
      values (${actor.programmeId}, ${eventId}, ${reaction}, ${now}) on conflict do nothing
      returning programme_id, event_id)
    select ${eventColumns} from new join public.events e on e.programme_id = new.programme_id and e.id = new.event_id`.execute(
    tx,
  );
  return rows[0] ?? null;
}
