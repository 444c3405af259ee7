import type { Database } from '../platform/database/index.ts';
import { choreInEachProgramme, type Chore } from '../platform/jobs/index.ts';
import { remindOfSteps } from '../modules/onboarding/index.ts';

/** Looks, in every programme, for steps of the path that fall due or have become late. */
export function stepReminders(parts: { database: Database; now: () => Date }): Chore {
  return choreInEachProgramme({ name: 'onboarding reminders', ...parts }, remindOfSteps);
}
