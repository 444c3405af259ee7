import { allianceRoutes } from './alliance/routes.ts';
import { integrationRoutes } from './integration/routes.ts';
import { bindRoutes } from '../../../platform/http/index.ts';
import { getPartner } from '../store.ts';
import { changeRole } from './actions.ts';
import { roleContract } from './contract.ts';
import { sitsNoExams } from './exams.ts';
import { listTurns } from './store.ts';

const ownRoutes = bindRoutes(roleContract, {
  'GET /partners/{id}/roles': async (call) => {
    const { roles } = await getPartner(call.tx, call.actor, call.params.id);
    return { data: await listTurns(call, call.params.id), sitsNoExams: sitsNoExams(roles) };
  },
  'POST /partners/{id}/role-change': (call) => changeRole(call, call.params.id, call.body),
});

/** Of the roles, and of what single roles have beside them. */
export const roleRoutes = [...ownRoutes, ...allianceRoutes, ...integrationRoutes];
