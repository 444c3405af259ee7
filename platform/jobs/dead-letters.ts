import { sql } from 'kysely';
import { fromKysely } from 'pg-boss';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call } from '../database/index.ts';
import { eventActor } from '../journal/index.ts';
import { queues } from './queue-schema.ts';
import { reactionsTo, type Message, type ReactionParts } from './reaction.ts';

/** Kinds of the jobs that stand for what failed for good, so that a person can run it again. */
export const reactionJob = 'jobs.reaction';
export const timerJob = 'jobs.timer';

/**
 * Turns messages that failed for good into failed jobs, which people see and can replay.
 *
 * @returns how many messages were buried
 */
export async function bury(parts: ReactionParts): Promise<number> {
  const { boss, database, reactions, now } = parts;
  const letters = await boss.fetch<Message>(queues.dead, { batchSize: 50, includeMetadata: true });
  for (const letter of letters) {
    const { programmeId, eventId, type } = letter.data;
    await transaction(database, workerOf(programmeId), now(), newId('req'), async (call) => {
      const { rows } = await sql<{ reaction: string }>`select reaction from public.reaction_runs
        where programme_id = ${programmeId} and event_id = ${eventId}`.execute(call.tx);
      const done = new Set(rows.map((row) => row.reaction));
      const problem =
        problemIn(letter.sourceOutput) ?? 'The worker stopped again and again while it ran.';
      for (const { name } of reactionsTo(reactions, type))
        if (!done.has(name))
          await keepFailure(
            call,
            reactionJob,
            `${type} → ${name}`,
            { eventId, type, reaction: name },
            problem,
          );
      await boss.complete(queues.dead, letter, null, { db: fromKysely(call.tx.withoutPlugins()) });
    });
    parts.log.error(
      { programmeId, eventId, type },
      'An event’s reaction failed for good; it waits among the failed jobs.',
    );
  }
  return letters.length;
}

/** Writes a job that has failed already. */
export async function keepFailure(
  { tx, actor, now }: Call,
  kind: string,
  stage: string,
  input: Record<string, unknown>,
  problem: string,
): Promise<void> {
  await sql`insert into public.background_jobs
      (programme_id, id, kind, status, stage, input, problems, requested_by, created_at, finished_at)
    values (${actor.programmeId}, ${newId('job')}, ${kind}, 'failed', ${stage}, ${JSON.stringify(input)}::jsonb,
      ${JSON.stringify([{ code: 'jobs.gave-up', message: problem }])}::jsonb,
      ${JSON.stringify(eventActor(actor))}::jsonb, ${now}, ${now})`.execute(tx);
}

function problemIn(output: object | null): string | null {
  return output !== null && 'problem' in output && typeof output.problem === 'string'
    ? output.problem
    : null;
}
