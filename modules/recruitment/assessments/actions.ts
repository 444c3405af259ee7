import type { Call } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { groupSize, mayAssess, type Assessed } from './rules.ts';
import * as store from './store.ts';

export async function getOwn(call: Call) {
  const given = (await store.findOwn(call)) ?? null;
  return { open: given === null && mayAssess(await store.ownStatuses(call)), given };
}

/** Keeps what the firm thinks. The event says that it spoke, never what it said. */
export async function assess(call: Call, answers: Assessed) {
  if (!mayAssess(await store.ownStatuses(call)))
    throw refuse('recruitment.not-decided', {
      status: 409,
      detail: 'Your company has no decided application to look back on.',
    });
  if (!(await store.insertAssessment(call, answers)))
    throw refuse('recruitment.already-assessed', {
      status: 409,
      detail: 'Your company has answered these questions already; once is enough.',
    });
  const organisationId = call.actor.organisationId ?? '';
  await publish(call, 'recruitment.vendor-assessed', { subjectId: organisationId, organisationId });
  return getOwn(call);
}

/** Sums up whole groups of firms, as the worker: no other side may read the answers. */
export async function sumAssessments(call: Call): Promise<void> {
  await store.sumUp(call, await store.countAssessments(call));
}

export async function getSummary(call: Call) {
  const row = await store.findSummary(call);
  if (!row) return { groupSize, summary: null };
  const mean = (sum: number) => Math.round((10 * sum) / row.firms) / 10;
  return {
    groupSize,
    summary: {
      firms: row.firms,
      terms: mean(row.termsSum),
      pace: mean(row.paceSum),
      recommendation: mean(row.recommendationSum),
    },
  };
}
