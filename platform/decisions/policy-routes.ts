import { bindRoutes } from '../http/index.ts';
import {
  differences,
  draftPolicy,
  editPolicy,
  policyForVendor,
  publishPolicy,
  tryPolicy,
} from './policies.ts';
import { policyContract } from './policy-contract.ts';
import { getPolicy, getPublication, listPolicies, listPublications } from './policy-store.ts';

export const policyRoutes = bindRoutes(policyContract, {
  'GET /policies': async (call) => {
    if (call.actor.side !== 'vendor') return listPublications(call, call.query);
    const page = await listPolicies(call, call.query);
    return { ...page, data: page.data.map(policyForVendor) };
  },
  'POST /policies': async (call) => policyForVendor(await draftPolicy(call, call.body)),
  'GET /policies/{id}': async (call) =>
    call.actor.side === 'vendor'
      ? policyForVendor(await getPolicy(call, call.params.id))
      : getPublication(call, call.params.id),
  'PATCH /policies/{id}': async (call) =>
    policyForVendor(await editPolicy(call, call.params.id, call.body, call.ifMatch)),
  'POST /policies/{id}/trial': (call) => tryPolicy(call, call.params.id),
  'POST /policies/{id}/publication': async (call) =>
    policyForVendor(await publishPolicy(call, call.params.id, call.body)),
  'GET /policies/{id}/differences': (call) => differences(call, call.params.id),
});
