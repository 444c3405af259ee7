import { because, moved, refused } from './moved.ts';
import type { Moved, Reason } from './moved.ts';
import { openStages } from './registration.ts';
import type { Registration, Stage } from './registration.ts';

/** Moves the sale to another open stage, forward or back. */
export function advance<R extends Registration>(registration: R, at: Date, stage: Stage): Moved<R> {
  if (!(openStages as readonly Stage[]).includes(stage))
    return refused('stage-not-open', 'A deal is closed by a win or a loss, not by its stage.', {
      stage,
    });
  return moved(registration, 'advance', at, { stage });
}

/** The customer has ordered. */
export function win<R extends Registration>(registration: R, at: Date): Moved<R> {
  return moved(registration, 'win', at, {
    stage: 'won',
    closedAs: 'won',
    closedAt: at.toISOString(),
  });
}

/** The customer bought elsewhere or not at all. */
export function loss<R extends Registration>(registration: R, at: Date, reason: Reason): Moved<R> {
  return moved(registration, 'lose', at, {
    stage: 'lost',
    closedAs: 'lost',
    closedAt: at.toISOString(),
    ...because(reason),
  });
}
