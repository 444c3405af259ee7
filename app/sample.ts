import { sql } from 'kysely';
import { z } from 'zod';
import { programmeOf } from '../platform/access/index.ts';
import type { Call } from '../platform/database/index.ts';
import { bindRoutes } from '../platform/http/index.ts';
import { defineContract } from '../platform/http/contract.ts';
import { schedule, type TimerHandler } from '../platform/jobs/index.ts';
import { refuse } from '../platform/refusal/index.ts';

export const sampleContract = defineContract({
  'POST /sample/removal': {
    operationId: 'removeSample',
    summary: 'Take the sample programme away, with everything in it',
    may: ['vendor.admin', 'vendor.channel-manager'],
    answer: z.object({ status: z.literal('removing') }),
    status: 202,
    refusals: ['programmes.not-a-sample'],
    tag: 'programmes',
  },
});

const removalTimer = 'programmes.sample-removal';

export const sampleRoutes = bindRoutes(sampleContract, {
  'POST /sample/removal': async (call) => {
    const programme = await programmeOf(call);
    if (!programme.sample)
      throw refuse('programmes.not-a-sample', {
        status: 409,
        detail: `${programme.name} is no sample; it is not removed by one click.`,
      });
    // Right away, but after this request's own rows have committed: they hang on the programme too.
    await schedule(call, { kind: removalTimer, subjectId: programme.id, dueAt: call.now });
    return { status: 'removing' as const };
  },
});

export const sampleRemoval: TimerHandler = {
  kind: removalTimer,
  run: async ({ tx, actor }: Call) =>
    void (await sql`delete from public.programmes where id = ${actor.programmeId} and sample`.execute(
      tx,
    )),
};
