import { programmeOf } from '../../../../platform/access/index.ts';
import { dayOf } from '../../../../platform/clock/zone.ts';
import type { Call } from '../../../../platform/database/index.ts';
import type { ListQuery } from '../../../../platform/http/contract.ts';
import { publish } from '../../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../../platform/refusal/index.ts';
import { getPartner } from '../../store.ts';
import { demandRole } from '../demand-role.ts';
import {
  balanceOf,
  counts,
  hindrance,
  moves,
  movesOpenTo,
  type GivenBy,
  type ReferralMove,
} from './rules.ts';
import * as store from './store.ts';
import type { ReferralRow } from './tables.ts';

const countedAtMost = 200;

export async function list(call: Call, partnerId: string, query: ListQuery) {
  await getPartner(call.tx, call.actor, partnerId);
  const page = await store.listReferrals(call, partnerId, query);
  return { ...page, data: page.data.map((row) => told(call, row)) };
}

/** Refers a customer to the other side. */
export async function give(
  call: Call,
  partnerId: string,
  input: {
    customerName: string;
    contactName: string;
    contactEmail?: string | undefined;
    referredOn?: string | undefined;
  },
) {
  const partner = await getPartner(call.tx, call.actor, partnerId);
  demandRole(partner, 'alliance', 'partners.no-alliance');
  const { timeZone } = await programmeOf(call);
  const today = dayOf(call.now, timeZone);
  const { customerName, contactName, contactEmail = null, referredOn = today } = input;
  if (referredOn > today)
    throw refuse('partners.referral-in-future', {
      status: 422,
      detail: `The day ${referredOn} is still to come. Record a referral once it was made.`,
    });
  const givenBy = sideOf(call);
  const id = await store.insertReferral(call, {
    organisationId: partner.id,
    givenBy,
    customerName,
    contactName,
    contactEmail,
    referredOn,
  });
  const row = await store.getReferral(call.tx, call.actor, id);
  await tell(call, 'partners.referral-given', row);
  return told(call, row);
}

/** The receiver takes a referral, or not. */
export function answer(
  call: Call,
  id: string,
  { answer: said, reason }: { answer: 'accepted' | 'declined'; reason?: string | undefined },
) {
  return said === 'accepted'
    ? move(call, id, 'accept', {})
    : move(call, id, 'decline', { reason: reason ?? null });
}

export function win(call: Call, id: string, amount: { minor: number; currency: string }) {
  return move(call, id, 'win', { amountMinor: amount.minor, currency: amount.currency });
}

export function lose(call: Call, id: string, reason: string | undefined) {
  return move(call, id, 'lose', { reason: reason ?? null });
}

/** What the own side gave and received, with everything that was counted. */
export async function balance(call: Call, partnerId: string) {
  await getPartner(call.tx, call.actor, partnerId);
  const side = sideOf(call);
  const sums = await store.sumReferrals(call, partnerId);
  const all = (status: string) => {
    const those = sums.filter((sum) => sum.status === status);
    const total = (mine: boolean) =>
      those
        .filter(({ givenBy }) => (givenBy === side) === mine)
        .reduce((sum, { count }) => sum + count, 0);
    return { given: total(true), received: total(false) };
  };
  const counted = await store.countedReferrals(call, partnerId, countedAtMost);
  return {
    ...mutable(balanceOf(sums.filter(counts).map(store.sumOf), side)),
    waiting: all('offered'),
    declined: all('declined'),
    counted: counted.map((row) => told(call, row)),
  };
}

async function move(
  call: Call,
  id: string,
  which: ReferralMove,
  change: Omit<store.Change, 'status'>,
) {
  const before = await store.getReferral(call.tx, call.actor, id);
  const code = hindrance(before, sideOf(call), which);
  if (code)
    throw refuse(code, {
      status: 409,
      detail: detailOf(code, before),
      facts: { status: before.status },
    });
  await store.saveMove(call, before, { ...change, status: moves[which].to });
  const after = await store.getReferral(call.tx, call.actor, id);
  await tell(call, 'partners.referral-moved', after);
  return told(call, after);
}

function detailOf(code: ReturnType<typeof hindrance>, { customerName, status }: ReferralRow) {
  return code === 'partners.referral-not-received'
    ? `Your side gave the referral of ${customerName}. Whoever receives it answers it and says what came of it.`
    : `The referral of ${customerName} is ${status} already. Load it again.`;
}

function tell(call: Call, type: string, row: ReferralRow): Promise<unknown> {
  const { organisationId, customerName, givenBy, status } = row;
  return publish(call, type, {
    subjectId: organisationId,
    organisationId,
    facts: { referralId: row.id, customerName, givenBy, status },
  });
}

/** Only the two sides of an alliance have to do with it. */
function sideOf({ actor }: Call): GivenBy {
  if (actor.side !== 'vendor' && actor.side !== 'partner') throw notFound();
  return actor.side;
}

function told(call: Call, row: ReferralRow) {
  const { organisationId, amountMinor, currency, recordedByName, answeredByName, ...rest } = row;
  return {
    ...rest,
    partnerId: organisationId,
    amount: amountMinor === null || currency === null ? null : { minor: amountMinor, currency },
    recordedBy: recordedByName,
    answeredBy: answeredByName,
    closedBy: row.closedByName,
    moves: movesOpenTo(row, sideOf(call)),
  };
}

function mutable(read: ReturnType<typeof balanceOf>) {
  const { given, received, difference } = read;
  const share = ({ count, money }: typeof given) => ({ count, money: [...money] });
  return { given: share(given), received: share(received), difference: share(difference) };
}
