import { z } from 'zod';
import { countryCode, idOf, moment, moneyShape, text } from '../../platform/http/contract.ts';

export const registrationStatuses = [
  'draft',
  'submitted',
  'under-review',
  'returned',
  'approved',
  'rejected',
  'declined',
  'withdrawn',
  'expired',
  'closed',
] as const;

/** Why a registration is returned, rejected or declined; words follow in the note. */
export const registrationReasons = {
  'information-missing': 'Information is missing',
  'no-active-work': 'No active work with the customer is shown',
  'outside-programme': 'Outside the programme',
  'existing-claim': 'Another claim takes precedence',
  'existing-customer': 'The customer is served already',
  'not-eligible': 'The partner is not eligible for this',
  other: 'Another reason',
} as const;
export const reasonCode = z.enum(
  Object.keys(registrationReasons) as [keyof typeof registrationReasons],
);

export const Protection = z
  .object({ from: moment, until: moment, timeZone: z.string(), daysLeft: z.number() })
  .describe('Half-open window in whole days of the programme’s zone')
  .meta({ id: 'Protection' });

const fields = {
  id: idOf('deal'),
  partnerId: idOf('org'),
  leadId: idOf('lead').nullable(),
  customerName: z.string(),
  customerDomain: z.string().nullable(),
  customerCity: z.string().nullable(),
  customerCountry: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string(),
  need: z.string(),
  product: z.string().nullable(),
  dealType: z.string(),
  amount: moneyShape.nullable(),
  expectedCloseOn: z.string().nullable(),
  status: z.enum(registrationStatuses),
  stage: z.string(),
  probability: z.number(),
  reasonCode: z.string().nullable(),
  reasonNote: z.string().nullable(),
  submittedAt: moment.nullable(),
  decisionBy: moment.nullable(),
  decidedAt: moment.nullable(),
  decisionId: idOf('dec').nullable(),
  protection: Protection.nullable(),
  closedAt: moment.nullable(),
  closedAs: z.enum(['won', 'lost']).nullable(),
  moves: z.array(z.string()).describe('What the reader may do now'),
  createdAt: moment,
  version: z.number(),
};

/** As the partner that owns it sees it: until the release tick nothing in it tells what was decided. */
export const DealForOwner = z.object(fields).meta({ id: 'OwnDealRegistration' });

export const Verdict = z
  .object({
    outcome: z.string(),
    decisionId: idOf('dec'),
    decidedAt: moment,
    toldAt: moment.nullable(),
    protectionDays: z.number().nullable(),
    competing: z.array(
      z.object({
        dealId: idOf('deal'),
        partnerId: idOf('org'),
        partnerName: z.string(),
        status: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'RegistrationVerdict' });

export const DealForVendor = z
  .object({
    ...fields,
    partnerName: z.string(),
    partnerTier: z.string(),
    accountId: idOf('acc').nullable(),
    verdict: Verdict.nullable(),
  })
  .meta({ id: 'DealRegistration' });

const mail = text(320, 3).regex(/^[^\s@]+@[^\s@]+$/, {
  error: 'Give a mail address such as ana@example.com.',
});

const newFields = {
  customerName: text(300),
  need: text(5000),
  contactEmail: mail,
  contactName: text(200).optional(),
  customerDomain: text(253).optional(),
  customerCity: text(200).optional(),
  customerCountry: countryCode.optional(),
  product: text(300).optional(),
  dealType: z.enum(['new-business', 'expansion', 'renewal']).optional(),
  amount: moneyShape.optional(),
  expectedCloseOn: z.iso.date().optional(),
};

/** Three fields are enough; from an accepted lead none. */
export const NewRegistration = z
  .strictObject({
    ...newFields,
    customerName: newFields.customerName.optional(),
    need: newFields.need.optional(),
    contactEmail: mail.optional(),
    leadId: idOf('lead').optional(),
  })
  .superRefine((value, context) => {
    if (value.leadId !== undefined) return;
    for (const name of ['customerName', 'need', 'contactEmail'] as const) {
      if (value[name] === undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'This is needed, unless you give the lead that you accepted.',
        });
    }
  });

export const RegistrationChange = z.strictObject(newFields).partial();

export const Received = z
  .object({
    id: idOf('deal'),
    status: z.literal('submitted'),
    decisionBy: moment,
    version: z.number(),
  })
  .meta({ id: 'RegistrationReceived' });
