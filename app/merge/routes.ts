import { bindRoutes } from '../../platform/http/index.ts';
import { mergePartner, previewMerge } from './actions.ts';
import { mergeContract } from './contract.ts';

export const mergeRoutes = bindRoutes(mergeContract, {
  'GET /partners/{id}/merge-preview': (call) => previewMerge(call, call.params.id, call.query.into),
  'POST /partners/{id}/merge': (call) => mergePartner(call, call.params.id, call.body),
});
