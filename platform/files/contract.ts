import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment } from '../http/contract.ts';
import { purposes } from './purposes.ts';

export const FileShape = z
  .object({
    id: idOf('file'),
    name: z.string(),
    contentType: z.string().describe('Found in the bytes'),
    sizeBytes: z.int(),
    sha256: z.string(),
    purpose: z.string(),
    createdAt: moment,
    deleteAfter: moment.nullable(),
  })
  .meta({ id: 'File' });

const params = z.strictObject({ id: idOf('file') });

export const contract = defineContract({
  'POST /files': {
    operationId: 'storeFile',
    summary: 'Upload a file: its bytes as the body, its name in X-File-Name',
    may: [...vendorKinds, 'api-key'],
    query: z.strictObject({ purpose: z.enum(['import', 'evidence', 'logo']).default('import') }),
    bytes: { maxBytes: purposes.import.maxBytes },
    answer: FileShape,
    status: 201,
    refusals: ['files.too-large', 'files.type-not-taken', 'files.drawing-not-plain'],
  },
  'GET /files/{id}': {
    operationId: 'getFile',
    summary: 'What is known of a file',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params,
    answer: FileShape,
  },
  'GET /files/{id}/content': {
    operationId: 'downloadFile',
    summary: 'The bytes of a file, to be saved',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params,
    answer: null,
    status: 200,
  },
});
