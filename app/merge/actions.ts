import { changePartner, getPartner, type Partner } from '../../modules/partners/index.ts';
import { programmeOf } from '../../platform/access/index.ts';
import { dayOf } from '../../platform/clock/zone.ts';
import type { Call } from '../../platform/database/index.ts';
import { decide } from '../../platform/decisions/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { hindrance } from './rules.ts';
import { countMoves, lockBoth, moveRecords, overlap, type Counts } from './store.ts';

const appealDays = 30;
const named = ({ id, name }: Partner) => ({ id, name });

/** Counts what would move and what both have; nothing is written. */
export async function previewMerge(call: Call, fromId: string, intoId: string) {
  const { from, into, move } = await bothOf(call, fromId, intoId);
  const conflicts = await overlap(call, move);
  const inTheWay = hindrance(from, into, conflicts.leadsOfBoth);
  return {
    from: named(from),
    into: named(into),
    moves: await countMoves(call, move),
    conflicts,
    possible: inTheWay === null,
    hindrance: inTheWay,
  };
}

/**
 * Merges one partner into another, for good. In one transaction the access of the one ends, all its records and people
 * move, and its own record stays, pointing to the other. Its people sign in anew.
 *
 * @throws 409 with what stands in the way
 */
export async function mergePartner(
  call: Call,
  fromId: string,
  { into: intoId, reason }: { into: string; reason: string },
) {
  if (call.actor.side !== 'vendor') throw notFound();
  await lockBoth(call, { from: fromId, into: intoId });
  const { from, into, move } = await bothOf(call, fromId, intoId);
  const { leadsOfBoth } = await overlap(call, move);
  const inTheWay = hindrance(from, into, leadsOfBoth);
  if (inTheWay !== null)
    throw refuse('partners.merge-not-possible', { status: 409, detail: inTheWay });
  const moved = await countMoves(call, move);
  const { timeZone } = await programmeOf(call);
  const ended = { stage: 'left', listed: false, leftOn: dayOf(call.now, timeZone) };
  const facts = { into: into.name, intoId: into.id, reason };
  // First, so that the sessions and keys of the one end before its people move.
  await changePartner(
    call,
    from.id,
    { ...ended, mergedInto: into.id },
    null,
    'partners.merged',
    facts,
  );
  await moveRecords(call, move);
  const decisionId = await decideMerge(call, { from, into, reason, moved });
  await publish(call, 'partners.took-over', {
    subjectId: into.id,
    organisationId: into.id,
    facts: { from: from.name, fromId: from.id, reason },
  });
  return { from: named(from), into: named(into), moved, decisionId };
}

async function bothOf(call: Call, fromId: string, intoId: string) {
  if (call.actor.side !== 'vendor') throw notFound();
  return {
    from: await getPartner(call.tx, call.actor, fromId),
    into: await getPartner(call.tx, call.actor, intoId),
    move: { from: fromId, into: intoId },
  };
}

type Merge = { from: Partner; into: Partner; reason: string; moved: Counts };

function decideMerge(call: Call, { from, into, reason, moved }: Merge): Promise<string> {
  const sentence = `${call.actor.name} merged ${from.name} into ${into.name}: ${reason}`;
  const told = `Moved: ${moved.people} people, ${moved.deals} deals, ${moved.leads} leads, ${moved.offers} offers, ${moved.orderLines} order lines.`;
  return decide(call, {
    kind: 'partners.merge',
    subjectId: into.id,
    outcome: 'merged',
    facts: { values: [{ name: 'reason', value: reason, of: 'parties' }] },
    decidedBy: 'person',
    parties: [into.id, from.id],
    appealDays,
    explanation: {
      vendor: [sentence, told],
      own: { [into.id]: [sentence, told], [from.id]: [sentence, told] },
    },
  });
}
