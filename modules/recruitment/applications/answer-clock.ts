import type { Call } from '../../../platform/database/index.ts';
import { schedule } from '../../../platform/jobs/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import * as store from './store.ts';

/** When the promised answer is due, somebody looks whether it was given. */
export const answerDueTimer = 'recruitment.answer-due';

/** Has to be called, by the worker, whenever an application gets a new moment by which it is answered. */
export async function startClock(call: Call, id: string): Promise<void> {
  const { decisionBy } = await store.getApplication(call.tx, call.actor, id);
  if (decisionBy === null) return;
  await schedule(call, { kind: answerDueTimer, subjectId: id, dueAt: new Date(decisionBy) });
}

/** The promise was not kept: both sides hear of it. An application that was answered or asked back meanwhile is left. */
export async function answerIsDue(call: Call, id: string): Promise<void> {
  const row = await store.lockApplication(call.tx, call.actor, id);
  if (row.status !== 'under-review' || row.decisionBy === null) return;
  if (new Date(row.decisionBy) > call.now) return;
  await publish(call, 'recruitment.application-overdue', {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { companyName: row.companyName, decisionBy: row.decisionBy },
  });
}
