import { programmeOf } from '../../../platform/access/index.ts';
import { dayOf } from '../../../platform/clock/zone.ts';
import type { Call } from '../../../platform/database/index.ts';
import { decide } from '../../../platform/decisions/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { changePartner } from '../actions.ts';
import * as store from '../store.ts';
import type { Partner, PartnerRow } from '../tables.ts';
import { tellOfTheEnd } from './telling.ts';
import { mayMoveTo, type StageMove } from './rules.ts';

const appealDays = 30;
const said: Record<StageMove, string> = {
  active: 'made the partnership active',
  dormant: 'set the partnership dormant',
  left: 'ended the partnership',
};

/**
 * Moves a partnership to another stage. When it ends, the access of all its people and keys ends in the same
 * transaction, and they are written to with the reason.
 *
 * @throws 409 when the partnership cannot move there from where it is
 */
export async function changeStage(
  call: Call,
  id: string,
  { stage, reason }: { stage: StageMove; reason: string },
): Promise<Partner> {
  if (call.actor.side !== 'vendor') throw notFound();
  const partner = await store.getPartner(call.tx, call.actor, id);
  if (!mayMoveTo(stage, partner.stage))
    throw refuse('partners.stage-not-possible', {
      status: 409,
      detail: `${partner.name} is ${partner.stage}; it cannot become ${stage} from there.`,
      facts: { from: partner.stage, to: stage },
    });
  const sentence = `${call.actor.name} ${said[stage]}: ${reason}`;
  await decide(call, {
    kind: 'partners.stage-change',
    subjectId: id,
    outcome: stage,
    facts: {
      values: [
        { name: 'stage before', value: partner.stage, of: id },
        { name: 'reason', value: reason, of: id },
      ],
    },
    decidedBy: 'person',
    parties: [id],
    appealDays,
    explanation: { vendor: [sentence], own: { [id]: [sentence] } },
  });
  if (stage === 'left') await tellOfTheEnd(call, partner, reason);
  return changePartner(call, id, await changesFor(call, stage), null, 'partners.stage-changed', {
    from: partner.stage,
    to: stage,
    reason,
  });
}

async function changesFor(call: Call, stage: StageMove): Promise<Partial<PartnerRow>> {
  const { timeZone } = await programmeOf(call);
  if (stage === 'left') return { stage, listed: false, leftOn: dayOf(call.now, timeZone) };
  return stage === 'active' ? { stage, leftOn: null } : { stage };
}
