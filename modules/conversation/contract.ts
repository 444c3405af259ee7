import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, idOf, text } from '../../platform/http/contract.ts';
import { Conversation, NewRemark, Remark, requestBytesAtMost } from './shapes.ts';

const may = [...vendorKinds, ...partnerKinds];
const params = <P extends string>(prefix: P) => z.strictObject({ id: idOf(prefix) });

const reading = { may, answer: Conversation } as const;
const writing = {
  may,
  body: NewRemark,
  maxBytes: requestBytesAtMost,
  answer: Remark,
  status: 201,
  refusals: ['conversation.no-partner', 'files.too-large', 'files.type-not-taken'],
} as const;
const changing = {
  may,
  answer: Remark,
  refusals: ['conversation.not-yours', 'conversation.too-late', 'conversation.deleted'],
} as const;
const deleting = {
  may,
  answer: Remark,
  refusals: ['conversation.not-yours', 'conversation.deleted'],
} as const;
const newText = z.strictObject({ text: text(10_000) });

export const contract = defineContract({
  'GET /deal-registrations/{id}/conversation': {
    ...reading,
    operationId: 'getDealConversation',
    summary: 'Comments, own notes and what happened, of a deal',
    params: params('deal'),
  },
  'POST /deal-registrations/{id}/conversation': {
    ...writing,
    operationId: 'writeOnDeal',
    summary: 'Write a comment for both sides, or a note for one’s own, on a deal',
    params: params('deal'),
  },
  'GET /leads/{id}/conversation': {
    ...reading,
    operationId: 'getLeadConversation',
    summary: 'Comments, own notes and what happened, of a lead',
    params: params('lead'),
  },
  'POST /leads/{id}/conversation': {
    ...writing,
    operationId: 'writeOnLead',
    summary: 'Write a comment for both sides, or a note for one’s own, on a lead',
    params: params('lead'),
  },
  'GET /offers/{id}/conversation': {
    ...reading,
    operationId: 'getOfferConversation',
    summary: 'Comments, own notes and what happened, of an offered lead',
    params: params('offer'),
  },
  'POST /offers/{id}/conversation': {
    ...writing,
    operationId: 'writeOnOffer',
    summary: 'Write a comment for both sides, or a note for one’s own, on an offered lead',
    params: params('offer'),
  },
  'GET /partners/{id}/conversation': {
    ...reading,
    operationId: 'getPartnerConversation',
    summary: 'Comments, own notes and what happened, of a partner',
    params: params('org'),
  },
  'POST /partners/{id}/conversation': {
    ...writing,
    operationId: 'writeOnPartner',
    summary: 'Write a comment for both sides, or a note for one’s own, on a partner',
    params: params('org'),
  },
  'PATCH /comments/{id}': {
    ...changing,
    operationId: 'changeComment',
    summary: 'Mend a comment of one’s own within a day',
    params: params('cmt'),
    body: newText,
  },
  'DELETE /comments/{id}': {
    ...deleting,
    operationId: 'deleteComment',
    summary: 'Delete a comment of one’s own; a marker stays',
    params: params('cmt'),
  },
  'PATCH /notes/{id}': {
    ...changing,
    operationId: 'changeNote',
    summary: 'Mend a note of one’s own within a day',
    params: params('note'),
    body: newText,
  },
  'DELETE /notes/{id}': {
    ...deleting,
    operationId: 'deleteNote',
    summary: 'Delete a note of one’s own; a marker stays',
    params: params('note'),
  },
});
