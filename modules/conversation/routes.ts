import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';

export const routes = bindRoutes(contract, {
  'GET /deal-registrations/{id}/conversation': (call) => actions.read(call, 'deal', call.params.id),
  'POST /deal-registrations/{id}/conversation': (call) =>
    actions.write(call, 'deal', call.params.id, call.body),
  'GET /leads/{id}/conversation': (call) => actions.read(call, 'lead', call.params.id),
  'POST /leads/{id}/conversation': (call) => actions.write(call, 'lead', call.params.id, call.body),
  'GET /offers/{id}/conversation': (call) => actions.read(call, 'offer', call.params.id),
  'POST /offers/{id}/conversation': (call) =>
    actions.write(call, 'offer', call.params.id, call.body),
  'GET /partners/{id}/conversation': (call) => actions.read(call, 'partner', call.params.id),
  'POST /partners/{id}/conversation': (call) =>
    actions.write(call, 'partner', call.params.id, call.body),
  'PATCH /comments/{id}': (call) =>
    actions.change(call, 'both', call.params.id, call.body.text, call.ifMatch),
  'DELETE /comments/{id}': (call) => actions.remove(call, 'both', call.params.id, call.ifMatch),
  'PATCH /notes/{id}': (call) =>
    actions.change(call, 'own', call.params.id, call.body.text, call.ifMatch),
  'DELETE /notes/{id}': (call) => actions.remove(call, 'own', call.params.id, call.ifMatch),
});
