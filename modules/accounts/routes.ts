import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import * as store from './store.ts';

/** zod's optional fields are undefined where an account keeps what it has. */
const given = <T extends object>(changes: T) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export const routes = bindRoutes(contract, {
  'GET /accounts': (call) => store.listAccounts(call, call.query),
  'POST /accounts': (call) => actions.createAccount(call, given(call.body)),
  'GET /accounts/{id}': (call) => store.getAccount(call.tx, call.actor, call.params.id),
  'PATCH /accounts/{id}': (call) =>
    actions.changeAccount(call, call.params.id, given(call.body), call.ifMatch),
  'GET /accounts/{id}/merges': async (call) => {
    await store.getAccount(call.tx, call.actor, call.params.id);
    return { data: await store.listMerges(call.tx, call.actor, call.params.id) };
  },
  'POST /accounts/{id}/merge': (call) =>
    actions.mergeAccounts(call, call.params.id, call.body.mergedId, call.body.reason),
  'POST /account-merges/{id}/undo': (call) => actions.undoMerge(call, call.params.id),
});
