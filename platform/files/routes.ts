import type { Call } from '../database/index.ts';
import { bindRoutes } from '../http/index.ts';
import { contract } from './contract.ts';
import { getFile, readFile, storeFile } from './files.ts';

export const routes = bindRoutes(contract, {
  'POST /files': (call) =>
    storeFile(call, {
      bytes: call.upload?.bytes ?? new Uint8Array(),
      name: call.upload?.fileName ?? 'upload',
      purpose: call.query.purpose,
    }),
  'GET /files/{id}': (call) => getFile(call, call.params.id),
  'GET /files/{id}/content': (call) => download(call, call.params.id),
});

/** Always to be saved, never to be shown: what people upload does not run in our pages. */
async function download(call: Call, id: string): Promise<Response> {
  const file = await readFile(call, id);
  const plain = file.name.replaceAll(/[^\w .()-]/g, '_');
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
