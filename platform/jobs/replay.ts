import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Database } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';
import { reactionJob, timerJob } from './dead-letters.ts';
import type { JobHandler } from './job.ts';
import { reactionsTo, type Reaction } from './reaction.ts';
import { react } from './reactions.ts';
import type { TimerHandler } from './timers.ts';

type ReplayParts = {
  database: Database;
  now: () => Date;
  reactions: readonly Reaction[];
  timers: readonly TimerHandler[];
};

/** Runs again what failed for good, when a person asks for it: see GET /v1/jobs?status=failed. */
export function replayHandlers(parts: ReplayParts): JobHandler[] {
  return [
    {
      kind: reactionJob,
      restartable: true,
      run: async ({ programmeId, input }) => {
        const reaction = reactionsTo(parts.reactions, String(input['type'])).find(
          ({ name }) => name === input['reaction'],
        );
        if (!reaction) throw gone(`reaction ${String(input['reaction'])}`);
        await react(parts, { programmeId, eventId: String(input['eventId']) }, reaction);
      },
    },
    {
      kind: timerJob,
      restartable: true,
      run: async ({ programmeId, input }) => {
        const handler = parts.timers.find(({ kind }) => kind === input['timer']);
        if (!handler) throw gone(`timer ${String(input['timer'])}`);
        await transaction(
          parts.database,
          workerOf(programmeId),
          parts.now(),
          newId('req'),
          (call) =>
            handler.run(call, {
              subjectId: String(input['subjectId']),
              dueAt: new Date(String(input['dueAt'])),
            }),
        );
      },
    },
  ];
}

function gone(what: string) {
  return refuse('jobs.no-handler', {
    status: 409,
    detail: `This version of the product no longer knows the ${what}.`,
  });
}
