import type { Call } from '../../platform/database/index.ts';
import type { Programme } from '../../platform/access/index.ts';
import { movesOpenTo } from './rules/can.ts';
import { protectedDaysLeft, protectionWindow, statusAt, windowOf } from './rules/protection.ts';
import { stages } from './rules/registration.ts';
import type { RegistrationForVendorRow, RegistrationRow } from './tables.ts';

/** As its owner sees it. Nothing here reads a verdict, so nothing can tell before the tick. */
export function forOwner<R extends RegistrationRow>({ actor, now }: Call, row: R) {
  const window = windowOf(row);
  return {
    ...row,
    partnerId: row.organisationId,
    status: statusAt(row, now),
    probability: stages[row.stage].probability,
    amount: amountOf(row),
    protection: window
      ? {
          from: window.start.toISOString(),
          until: window.end.toISOString(),
          timeZone: window.zone,
          daysLeft: protectedDaysLeft(row, now),
        }
      : null,
    moves: movesOpenTo(actor.kind, row, now) as string[],
  };
}

/**
 * As the vendor sees it: a verdict that waits for its release tick counts already.
 *
 * @param programme null where no verdict waits
 */
export function forVendor(
  call: Call,
  programme: Pick<Programme, 'timeZone'> | null,
  row: RegistrationForVendorRow,
) {
  const told = forOwner(call, row);
  const { verdict } = row;
  const shown = verdict && { ...verdict, toldAt: verdict.releasedAt };
  if (!verdict || verdict.releasedAt || row.status !== 'submitted')
    return { ...told, verdict: shown };
  const coming =
    programme && verdict.outcome === 'approved' && verdict.protectionDays
      ? protectionWindow(
          new Date(row.decisionBy ?? call.now),
          verdict.protectionDays,
          programme.timeZone,
        )
      : null;
  return {
    ...told,
    verdict: shown,
    status: verdict.outcome,
    decisionId: verdict.decisionId,
    reasonCode: verdict.reasonCode,
    reasonNote: verdict.reasonNote,
    protection: coming && {
      from: coming.start.toISOString(),
      until: coming.end.toISOString(),
      timeZone: coming.zone,
      daysLeft: verdict.protectionDays ?? 0,
    },
  };
}

function amountOf({ amountMinor, currency }: RegistrationRow) {
  return amountMinor === null || currency === null ? null : { minor: amountMinor, currency };
}
