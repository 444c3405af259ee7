import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract, idOf, moment } from '../../../platform/http/contract.ts';
import { agreementGates } from './agreement.ts';

const clause = z.object({ clause: z.string(), heading: z.string(), text: z.string() });
const change = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  clause,
  /** Of a changed clause: its words, kept, taken out and put in. */
  words: z
    .array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }))
    .optional(),
});

export const Acceptance = z
  .object({
    id: idOf('accept'),
    version: z.number(),
    country: z.string(),
    personName: z.string(),
    digest: z.string(),
    acceptedAt: moment,
  })
  .meta({ id: 'AgreementAcceptance' });

const states = z.enum(['accepted', 'to-accept', 'overdue', 'none']);

export const AgreementForPartner = z
  .object({
    state: states,
    acceptBy: moment.nullable(),
    /** The version in force, in the wording of the own country; null while there is none. */
    agreement: z
      .object({
        policyId: idOf('pol'),
        version: z.number(),
        name: z.string(),
        country: z.string(),
        effectiveAt: moment,
        /** What only a partner does that has accepted. */
        requiredFor: z.array(z.enum(agreementGates)),
        summary: z.array(z.string()),
        clauses: z.array(clause),
      })
      .nullable(),
    accepted: Acceptance.nullable(),
    /** Since the version that was accepted; empty when none was, or nothing changed. */
    changes: z.array(change),
  })
  .meta({ id: 'OwnAgreement' });

export const AgreementStanding = z
  .object({
    partnerId: idOf('org'),
    partnerName: z.string(),
    country: z.string(),
    state: states,
    acceptBy: moment.nullable(),
    accepted: Acceptance.nullable(),
  })
  .meta({ id: 'AgreementStanding' });

const partner = z.strictObject({ id: idOf('org') });
const acceptance = z.strictObject({ id: idOf('accept') });

export const agreementContract = defineContract({
  'GET /agreement': {
    operationId: 'getOwnAgreement',
    summary: 'Read the partner agreement in the wording of the own country, and what changed in it',
    may: partnerKinds,
    answer: AgreementForPartner,
  },
  'POST /agreement/acceptance': {
    operationId: 'acceptAgreement',
    summary: 'Accept the partner agreement for the own company',
    may: ['partner.admin', 'distributor.admin', 'influencer'],
    /** The version that was read: a newer one is not accepted unread. */
    body: z.strictObject({ policyId: idOf('pol') }),
    answer: AgreementForPartner,
    refusals: ['partners.agreement-changed'],
  },
  'GET /agreement-standings': {
    operationId: 'listAgreementStandings',
    summary: 'How each partner stands to the agreement in force; those who have not accepted first',
    may: [...vendorKinds, 'api-key'],
    query: z.strictObject({ state: states.optional() }),
    answer: z.object({
      counts: z.object({ accepted: z.number(), open: z.number(), overdue: z.number() }),
      data: z.array(AgreementStanding),
    }),
  },
  'GET /partners/{id}/agreement': {
    operationId: 'getAgreementStanding',
    summary: 'How one partner stands to the agreement in force',
    may: [...vendorKinds, 'api-key'],
    params: partner,
    answer: AgreementStanding,
  },
  'GET /agreement-acceptances/{id}/document': {
    operationId: 'downloadAgreement',
    summary:
      'What was accepted, by whom and when, as a PDF; as a page where its letters need other fonts',
    may: [...vendorKinds, ...partnerKinds],
    params: acceptance,
    answer: null,
    status: 200,
  },
});
