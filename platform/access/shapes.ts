import { z } from 'zod';
import { idOf, moment } from '../http/contract.ts';
import { partnerKinds, vendorKinds } from './actor.ts';

/** Kinds that a person can have. */
export const people = [...vendorKinds, ...partnerKinds] as const;
export const memberKind = z.enum(people);
export const mailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .pipe(z.email({ error: 'This is not a mail address such as ana@example.com.' }));
export const done = z.object({ ended: z.literal(true) });

export const SessionFacts = z
  .object({
    person: z.object({ id: idOf('per'), name: z.string(), email: z.string() }).nullable(),
    actor: z.object({
      kind: z.string(),
      side: z.enum(['vendor', 'partner']),
      organisationId: idOf('org'),
      organisationName: z.string(),
    }),
    programme: z.object({
      id: idOf('prog'),
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
      currency: z.string(),
      sample: z.boolean(),
      /** Address of the programme's logo; null: it has none. */
      logo: z.string().nullable(),
    }),
    memberships: z.array(
      z.object({
        id: idOf('mem'),
        programmeId: idOf('prog'),
        programmeName: z.string(),
        programmeSlug: z.string(),
        organisationId: idOf('org'),
        organisationName: z.string(),
        kind: z.string(),
        current: z.boolean(),
      }),
    ),
    now: moment,
  })
  .meta({ id: 'Session' });

export const OwnSession = z
  .object({
    id: idOf('sess'),
    surface: z.enum(['web', 'api', 'cli']),
    device: z.string().nullable(),
    programmeName: z.string(),
    organisationName: z.string(),
    createdAt: moment,
    expiresAt: moment,
    current: z.boolean(),
  })
  .meta({ id: 'OwnSession' });

export const Membership = z
  .object({
    id: idOf('mem'),
    organisationId: idOf('org'),
    name: z.string(),
    email: z.string(),
    kind: z.string(),
    createdAt: moment,
    endedAt: moment.nullable(),
    own: z.boolean(),
  })
  .meta({ id: 'Membership' });

export const Invitation = z
  .object({
    id: idOf('inv'),
    organisationId: idOf('org'),
    email: z.string(),
    name: z.string(),
    kind: z.string(),
    invitedBy: z.string(),
    status: z.enum(['open', 'accepted', 'revoked', 'expired']),
    createdAt: moment,
    expiresAt: moment,
  })
  .meta({ id: 'Invitation' });

export const ApiKey = z
  .object({
    id: idOf('key'),
    name: z.string(),
    hint: z.string().describe('The last characters of the token'),
    scopes: z.array(z.enum(['read', 'write'])),
    createdBy: z.string(),
    createdAt: moment,
    expiresAt: moment,
    lastUsedAt: moment.nullable(),
    endedAt: moment.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const Passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: moment.nullable() })
  .meta({ id: 'Passkey' });

export const carrier = z
  .enum(['cookie', 'token'])
  .default('cookie')
  .describe('cookie: for a browser. token: the answer holds a bearer token, and no cookie is set');
export const SignedIn = z
  .object({ membershipId: idOf('mem'), programmeId: idOf('prog'), token: z.string().nullable() })
  .meta({ id: 'SignedIn' });
export const PasskeyOptions = z.object({
  /** To be sent back with the response; it is good once and for five minutes. */
  challenge: z.string(),
  options: z.looseObject({ challenge: z.string() }),
});
export const PasskeyResponse = {
  challenge: z.string().max(1000),
  response: z.looseObject({ id: z.string().max(2000) }),
};
