import { decided, moves, startsFrom } from './moves.ts';
import type { Move } from './moves.ts';
import { statusAt } from './protection.ts';
import type { Registration } from './registration.ts';

/** Every code with which a move can be refused. */
export const moveRefusals = [
  'deal-registration.already-decided',
  'deal-registration.capacity-reached',
  'deal-registration.evidence-missing',
  'deal-registration.extension-exhausted',
  'deal-registration.move-not-allowed',
  'deal-registration.not-released',
  'deal-registration.protection-days-out-of-range',
  'deal-registration.protection-over',
  'deal-registration.protection-running',
  'deal-registration.resubmission-limit',
  'deal-registration.stage-not-open',
  'deal-registration.unknown-zone',
] as const;

export type MoveRefusal = (typeof moveRefusals)[number];

/** Why a move is refused: the code of the problem, a sentence, and the facts. */
export type RefusedMove = {
  readonly code: MoveRefusal;
  readonly detail: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
};

/** The record after the move, or why there is none. The record before is never changed. */
export type Moved<R extends Registration> =
  | { readonly ok: true; readonly registration: R }
  | { readonly ok: false; readonly refusal: RefusedMove };

/** A reason from the contract's list, and words. */
export type Reason = { readonly reasonCode: string; readonly note?: string };

/** The record after a move of the table with its changes; the status is that of the table. */
export function moved<R extends Registration>(
  registration: R,
  move: Move,
  at: Date,
  change: Partial<Registration>,
): Moved<R> {
  const status = move === 'expire' ? registration.status : statusAt(registration, at);
  if (!startsFrom(move, status)) return notAllowed(registration, move, at);
  return {
    ok: true,
    registration: { ...registration, ...change, status: moves[move].to ?? registration.status },
  };
}

/** Why the table does not allow the move. */
export function notAllowed<R extends Registration>(
  registration: R,
  move: Move,
  at: Date,
): Moved<R> {
  const status = statusAt(registration, at);
  const decides = ['approve', 'return', 'reject', 'decline'].includes(move);
  if (decides && decided.includes(status))
    return refused('already-decided', `This registration is ${status} already.`, { status });
  return refused(
    'move-not-allowed',
    `A registration that is ${status} cannot make the move "${move}".`,
    { status, move },
  );
}

export function refused<R extends Registration>(
  code: MoveRefusal extends `deal-registration.${infer Name}` ? Name : never,
  detail: string,
  facts: RefusedMove['facts'],
): Moved<R> {
  return { ok: false, refusal: { code: `deal-registration.${code}`, detail, facts } };
}

export function because({ reasonCode, note }: Reason): Partial<Registration> {
  return { reasonCode, reasonNote: note ?? null };
}
