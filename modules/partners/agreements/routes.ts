import type { Call } from '../../../platform/database/index.ts';
import { bindRoutes } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { agreementContract } from './contract.ts';
import { acceptedDocument } from './accepted-document.ts';

export const agreementRoutes = bindRoutes(agreementContract, {
  'GET /agreement': (call) => actions.ownAgreement(call),
  'POST /agreement/acceptance': (call) => actions.accept(call, call.body.policyId),
  'GET /agreement-standings': (call) => actions.listStandings(call, call.query.state),
  'GET /partners/{id}/agreement': (call) => actions.standingOf(call, call.params.id),
  'GET /agreement-acceptances/{id}/document': async (call) => download(call, call.params.id),
});

async function download(call: Call, id: string): Promise<Response> {
  const { name, contentType, bytes } = await acceptedDocument(call, id);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
