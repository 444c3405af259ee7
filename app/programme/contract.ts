import { z } from 'zod';
import { vendorKinds } from '../../platform/access/actor.ts';
import { countryCode, defineContract, moment, text } from '../../platform/http/contract.ts';

const closedDay = z.strictObject({ day: z.iso.date(), name: text(100) });
const region = z.string().regex(/^[A-Z0-9]{1,4}$/, {
  error: 'Give the region by its code, such as NW.',
});
const zone = text(64);

const ProgrammeSettings = z
  .object({
    name: z.string(),
    timeZone: z.string(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    closedDays: z.array(closedDay),
    senderName: z.string().nullable(),
    senderAddress: z.string().nullable(),
    dkimSelector: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'ProgrammeSettings' });

export const contract = defineContract({
  'GET /programme-settings': {
    operationId: 'getProgrammeSettings',
    summary: 'Read the programme’s name, zone, holidays and the sender of its mails',
    may: vendorKinds,
    answer: ProgrammeSettings,
    tag: 'programmes',
  },
  'PATCH /programme-settings': {
    operationId: 'changeProgrammeSettings',
    summary: 'Change the programme’s settings; promises made before keep their day',
    may: ['vendor.admin'],
    body: z.strictObject({
      name: text(200).optional(),
      timeZone: zone.optional(),
      country: countryCode.nullable().optional(),
      region: region.nullable().optional(),
      closedDays: z.array(closedDay).max(100).optional(),
      senderName: text(100)
        .regex(/^[^"<>\\]*$/, { error: 'Leave out quotes, < and >.' })
        .nullable()
        .optional(),
      senderAddress: z.email().max(254).nullable().optional(),
      dkimSelector: z
        .string()
        .regex(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i, {
          error: 'A selector is a word such as mail or s1.',
        })
        .nullable()
        .optional(),
    }),
    answer: ProgrammeSettings,
    refusals: ['programmes.settings-unknown'],
    tag: 'programmes',
  },
  'GET /answer-example': {
    operationId: 'tryWorkingDays',
    summary: 'By when an application that comes in now would be answered, under settings to try',
    may: vendorKinds,
    query: z.strictObject({
      timeZone: zone.optional(),
      country: countryCode.optional(),
      region: region.optional(),
      /** Days as YYYY-MM-DD, separated by commas. */
      closedDays: z
        .string()
        .max(1200)
        .regex(/^(\d{4}-\d\d-\d\d(,\d{4}-\d\d-\d\d)*)?$/, {
          error: 'Give days as YYYY-MM-DD, separated by commas.',
        })
        .optional(),
    }),
    answer: z.object({
      workingDays: z.int(),
      answeredBy: moment,
      timeZone: z.string(),
      /** Weekdays between now and then on which nobody works. */
      leftOut: z.array(closedDay),
      /** The next days off, the first first. */
      coming: z.array(closedDay),
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    tag: 'programmes',
  },
  'GET /mail-check': {
    operationId: 'checkMailDomain',
    summary:
      'Whether the sender’s domain lets its mail arrive: SPF, DKIM and DMARC as DNS has them now',
    may: ['vendor.admin', 'vendor.channel-manager'],
    answer: z.object({
      /** The host that mails are given to; null: none is set, and they stay in the outbox. */
      server: z.string().nullable(),
      /** Null: no sender address is set. */
      domain: z.string().nullable(),
      records: z.array(
        z.object({
          kind: z.enum(['spf', 'dkim', 'dmarc']),
          state: z.enum(['good', 'missing', 'wrong', 'not-asked']),
          name: z.string(),
          found: z.array(z.string()),
          expected: z.string().nullable(),
          says: z.string(),
        }),
      ),
    }),
    refusals: ['programmes.dns-unreachable'],
    tag: 'programmes',
  },
});
