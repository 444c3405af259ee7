import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract } from '../contract.ts';

export const conversation = createClient<typeof contract>();

export type Conversation = Answer<typeof contract, 'GET /deal-registrations/{id}/conversation'>;
export type Remark = Conversation['remarks'][number];

/** The four kinds of records that are talked about, with their operations. */
export const reading = {
  deal: 'GET /deal-registrations/{id}/conversation',
  lead: 'GET /leads/{id}/conversation',
  offer: 'GET /offers/{id}/conversation',
  partner: 'GET /partners/{id}/conversation',
} as const;
export const writing = {
  deal: 'POST /deal-registrations/{id}/conversation',
  lead: 'POST /leads/{id}/conversation',
  offer: 'POST /offers/{id}/conversation',
  partner: 'POST /partners/{id}/conversation',
} as const;
export type RecordKind = keyof typeof reading;
