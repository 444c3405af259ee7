import type { Call } from '../../../platform/database/index.ts';
import { bindRoutes } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { meetingFile } from './meeting-file.ts';

export const routes = bindRoutes(contract, {
  'GET /partners/{id}/meetings': (call) => actions.list(call, call.params.id),
  'POST /partners/{id}/meetings': (call) => actions.name(call, call.params.id, call.body),
  'POST /meetings/{id}/proposal': (call) =>
    actions.propose(call, call.params.id, call.ifMatch, call.body),
  'POST /meetings/{id}/confirmation': (call) => actions.confirm(call, call.params.id, call.ifMatch),
  'POST /meetings/{id}/cancellation': (call) =>
    actions.cancel(call, call.params.id, call.ifMatch, call.body.reason),
  'GET /meetings/{id}/calendar': (call) => download(call, call.params.id),
});

async function download(call: Call, id: string): Promise<Response> {
  const { name, contentType, bytes } = await meetingFile(call, id);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
