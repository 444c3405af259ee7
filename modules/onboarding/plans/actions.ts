import { programmeOf } from '../../../platform/access/programme.ts';
import type { Call } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { getPartner, partnerStages } from '../../partners/index.ts';
import { getPartnerHere } from '../partner-here.ts';
import type { Aim } from './aims.ts';
import type { PlanTold } from './contract.ts';
import { countedEvents, endOf, mayAgree, stateOf } from './rules.ts';
import * as store from './store.ts';

export async function read(call: Call, partnerId: string) {
  const partner = await getPartner(call.tx, call.actor, partnerId);
  const rows = await store.standingPlans(call, partner.id);
  const tell = async (status: store.PlanRow['status']) => {
    const row = rows.find((one) => one.status === status);
    return row ? told(call, row) : null;
  };
  return {
    agreed: await tell('agreed'),
    proposed: await tell('proposed'),
    mayPropose: partnerStages.includes(partner.stage) && settles(call.actor.kind),
  };
}

/** Proposes aims; they wait for the other side, and the plan that holds goes on until it says yes. */
export async function propose(call: Call, partnerId: string, aims: readonly Aim[]) {
  const partner = await getPartnerHere(call, partnerId);
  const { timeZone } = await programmeOf(call);
  const late = aims.find((aim) => endOf(aim, timeZone) <= call.now);
  if (late)
    throw refuse('onboarding.aim-too-late', {
      status: 422,
      detail: `The day of “${late.what}” has passed. Choose one that is to come.`,
    });
  const row = await store.insertPlan(call, partner.id, aims);
  await tell(call, 'onboarding.plan-proposed', row, partner.name);
  return told(call, row);
}

/** @throws 409 for a plan that does not wait any more, and for one of one's own side */
export async function agree(call: Call, id: string) {
  const row = await store.getPlan(call, id);
  if (row.status !== 'proposed') throw store.planChanged();
  if (!mayAgree(row, call.actor.side))
    throw refuse('onboarding.plan-own', {
      status: 409,
      detail: 'Your own side proposed these aims; the other side agrees to them.',
    });
  const partner = await getPartner(call.tx, call.actor, row.organisationId);
  const agreed = await store.saveAgreement(call, row);
  await tell(call, 'onboarding.plan-agreed', agreed, partner.name);
  return told(call, agreed);
}

async function tell(call: Call, type: string, row: store.PlanRow, partnerName: string) {
  await publish(call, type, {
    subjectId: row.organisationId,
    organisationId: row.organisationId,
    facts: { planId: row.id, side: call.actor.side, aims: row.aims.length, partnerName },
  });
}

async function told(call: Call, row: store.PlanRow): Promise<PlanTold> {
  const { organisationId: _organisation, proposedBy: _by, aims, ...plan } = row;
  const { timeZone } = await programmeOf(call);
  const counted: PlanTold['aims'] = [];
  for (const aim of aims) {
    const count = row.agreedAt === null ? null : await countOf(call, row, aim, timeZone);
    const state = count === null ? null : stateOf(aim, count, call.now, timeZone);
    counted.push({ ...aim, count, state });
  }
  const { kind, side } = call.actor;
  return { ...plan, aims: counted, mayAgree: settles(kind) && mayAgree(row, side) };
}

/** From when the plan was agreed to the end of the aim's day, as far as that is past. */
async function countOf(
  call: Call,
  { organisationId, agreedAt }: store.PlanRow,
  aim: Aim,
  timeZone: string,
): Promise<number> {
  const end = endOf(aim, timeZone);
  const to = end < call.now ? end : new Date(call.now.getTime() + 1);
  if (aim.measure === 'people-with-access') return store.countPeople(call, organisationId, to);
  const type = countedEvents[aim.measure];
  return store.countEvents(call, organisationId, type, new Date(agreedAt ?? to), to);
}

/** Whoever administers a partner, or manages the vendor's channel. */
function settles(kind: string): boolean {
  return kind.endsWith('.admin') || kind === 'vendor.channel-manager' || kind === 'influencer';
}
