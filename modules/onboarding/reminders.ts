import { sql } from 'kysely';
import type { Call } from '../../platform/database/index.ts';
import { publish, type EventTitle } from '../../platform/journal/index.ts';
import { progressOfAll } from './actions.ts';
import type { StepState } from './path.ts';
import * as store from './store.ts';

export const stepDue = 'onboarding.step-due';
export const stepOverdue = 'onboarding.step-overdue';

/** How the events of the path read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  [stepDue]: ({ facts }) => `Due soon: ${String(facts['title'])}`,
  [stepOverdue]: ({ facts }) => `Late: ${String(facts['title'])}`,
};

const dayMs = 86_400_000;
/** A step that has been late for longer is old news, which the figures of the path tell. */
const newsDays = 7;
const yearDays = 365;

/** Whoever is about to be late hears so the day before, and whoever is late, once. The worker calls it every hour. */
export async function remindOfSteps(call: Call): Promise<void> {
  // Two workers at once would tell it twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding ${call.actor.programmeId}`}, 0))`.execute(
    call.tx,
  );
  const open = (await progressOfAll(call, yearDays)).flatMap(({ partner, states }) => {
    const next = toTell(states, call.now);
    return next ? [{ partner, ...next }] : [];
  });
  if (open.length === 0) return;
  const told = await store.toldSteps(
    call.tx,
    call.actor,
    open.map(({ partner }) => partner.id),
    [stepDue, stepOverdue],
  );
  for (const { partner, type, state } of open) {
    const { clause, title, href, owner = 'partner.admin' } = state.step;
    if (told.has(`${partner.id} ${type} ${clause}`)) continue;
    await publish(call, type, {
      subjectId: partner.id,
      organisationId: partner.id,
      facts: { clause, title, href, owner, dueAt: state.dueAt, partnerName: partner.name },
    });
  }
}

/**
 * What there is to tell about a partner: its first step that is not done and waits for no other, where that is due
 * within a day or has become late lately. One at a time: a list of everything that is late helps nobody to begin.
 */
export function toTell(
  states: readonly StepState[],
  now: Date,
): { type: string; state: StepState } | undefined {
  // Whoever has registered a deal has arrived.
  if (states.at(-1)?.doneAt) return undefined;
  const state = states.find(({ doneAt, waitsFor }) => doneAt === null && waitsFor.length === 0);
  if (!state) return undefined;
  const inMs = Date.parse(state.dueAt) - now.getTime();
  if (inMs >= 0) return inMs <= dayMs ? { type: stepDue, state } : undefined;
  return inMs >= -newsDays * dayMs ? { type: stepOverdue, state } : undefined;
}
