import { describeFields } from '../../platform/conditions/index.ts';
import { bindRoutes } from '../../platform/http/index.ts';
import { notFound } from '../../platform/refusal/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { partnerFields } from './fields.ts';
import * as store from './store.ts';
import { editPartner } from './roles/actions.ts';
import { listTerritories } from './territories/store.ts';
import { changeStage } from './stages/actions.ts';
import { answerTierMove } from './tiers/actions.ts';
import type { PartnerInput, PartnerRow } from './tables.ts';

const ownId = (organisationId: string | null): string => {
  if (!organisationId) throw notFound();
  return organisationId;
};

/** zod's optional fields are undefined where the table has absent columns. */
const given = <T extends object>(changes: T) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<PartnerRow>;

export const routes = bindRoutes(contract, {
  'GET /partners': (call) => store.listPartners(call, call.query),
  'POST /partners': (call) => actions.createPartner(call, given(call.body) as PartnerInput), // the contract demands name, country and roles
  'GET /partners/{id}': (call) => store.getPartner(call.tx, call.actor, call.params.id),
  'PATCH /partners/{id}': (call) =>
    editPartner(call, call.params.id, given(call.body), call.ifMatch),
  'GET /partners/{id}/partnerships': async (call) => {
    await store.getPartner(call.tx, call.actor, call.params.id);
    return { data: await store.listPartnerships(call.tx, call.actor, call.params.id) };
  },
  'POST /partners/{id}/tier-move': (call) => answerTierMove(call, call.params.id, call.body),
  'POST /partners/{id}/stage-change': (call) => changeStage(call, call.params.id, call.body),
  'GET /company': (call) => store.getPartner(call.tx, call.actor, ownId(call.actor.organisationId)),
  'PATCH /company': (call) =>
    actions.changePartner(
      call,
      ownId(call.actor.organisationId),
      given(call.body),
      call.ifMatch,
      'partners.profile-changed',
    ),
  'GET /segments': async (call) => ({ data: await actions.listSegments(call) }),
  'POST /segments': (call) =>
    actions.createSegment(call, { ...call.body, condition: call.body.condition ?? null }),
  'DELETE /segments/{id}': (call) => store.deleteSegment(call, call.params.id, call.ifMatch),
  'GET /territories': async (call) => ({ data: await listTerritories(call.tx, call.actor) }),
  'GET /partner-fields': () => ({
    data: describeFields(partnerFields).map((field) => ({
      ...field,
      operators: [...field.operators],
      values: field.values && { ...field.values },
    })),
  }),
});
