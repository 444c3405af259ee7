import type { ActorKind } from '../../../platform/access/actor.ts';
import { mayMake, moveNames, startsFrom } from './moves.ts';
import type { Move } from './moves.ts';
import { statusAt } from './protection.ts';
import type { Registration } from './registration.ts';

/** Whether this kind of actor can make the move on this registration now. */
export function can(
  actorKind: ActorKind,
  move: Move,
  registration: Registration,
  now: Date,
): boolean {
  // Only the worker writes down that a window is over; until it has, everybody else reckons with the clock.
  const status = move === 'expire' ? registration.status : statusAt(registration, now);
  return mayMake(actorKind, move) && startsFrom(move, status);
}

/** All moves that this kind of actor can make on this registration now, in the order of the table. */
export function movesOpenTo(actorKind: ActorKind, registration: Registration, now: Date): Move[] {
  return moveNames.filter((move) => can(actorKind, move, registration, now));
}
