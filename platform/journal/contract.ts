import { z } from 'zod';
import { actorKinds, partnerKinds, vendorKinds } from '../access/actor.ts';
import { byReader, defineContract, idOf, moment, pageOf } from '../http/contract.ts';

const told = {
  id: idOf('evt'),
  type: z.string(),
  /** In plain words. */
  title: z.string(),
  at: moment,
  subjectId: z.string(),
  surface: z.string(),
  facts: z.record(z.string(), z.unknown()),
};

export const EventForVendor = z
  .object({
    ...told,
    position: z.int().describe('Place in the sealed chain, from 1'),
    hash: z.string().describe('SHA-256 over the chain up to this event'),
    organisationId: z.string().nullable().describe('The one partner that may read it'),
    actor: z.object({
      kind: z.enum(actorKinds),
      personId: z.string().nullable(),
      organisationId: z.string().nullable(),
      name: z.string(),
    }),
    requestId: z.string(),
  })
  .meta({ id: 'EventForVendor' });

export const EventForPartner = z
  .object({ ...told, actor: z.object({ kind: z.enum(actorKinds), name: z.string() }) })
  .meta({ id: 'EventForPartner' });

export const eventsQuery = z.strictObject({
  cursor: idOf('evt').optional().describe('Id of the last event that you have; any event of yours'),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ type: 'integer' }),
  sort: z.enum(['position', '-position']).default('position').describe('Oldest or newest first'),
  type: z.string().max(100).optional(),
  subject: z.string().max(100).optional().describe('Id of the record that it happened to'),
  organisation: z.string().max(100).optional().describe('Id of the partner that it concerns'),
  person: z.string().max(100).optional().describe('Id of the person who did it'),
  surface: z.string().max(20).optional().describe('Where it was done: web, api, worker, mail, cli'),
});

export const contract = defineContract({
  'GET /events': {
    operationId: 'listEvents',
    summary: 'What happened, in the order of the sealed journal',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: eventsQuery,
    answer: byReader({ vendor: pageOf(EventForVendor), partner: pageOf(EventForPartner) }),
    refusals: ['http.invalid-cursor'],
    tag: 'journal',
  },
});
