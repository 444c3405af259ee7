import { z } from 'zod';
import { languages } from '../language/languages.ts';
import { defineContract, idOf, pageOf, text } from '../http/contract.ts';
import { adminKinds } from './rules.ts';
import {
  ApiKey,
  Invitation,
  Membership,
  OwnSession,
  Passkey,
  PasskeyOptions,
  PasskeyResponse,
  SessionFacts,
  SignedIn,
  carrier,
  done,
  mailAddress,
  memberKind,
  people,
} from './shapes.ts';

/** The operations by which somebody becomes an actor. */
export const openContract = defineContract({
  'POST /sessions': {
    operationId: 'requestSignInCode',
    summary: 'Ask for a sign-in code by mail',
    may: ['anonymous'],
    body: z.strictObject({ email: mailAddress }),
    answer: z.object({ status: z.literal('requested'), codeMinutes: z.int() }),
    status: 202,
    refusals: ['access.cross-site-request'],
  },
  'POST /sessions/verification': {
    operationId: 'signInWithCode',
    summary: 'Sign in with the mailed code',
    may: ['anonymous'],
    body: z.strictObject({ email: mailAddress, code: z.string().trim().max(20), as: carrier }),
    answer: SignedIn,
    status: 201,
    refusals: [
      'access.code-invalid',
      'access.too-many-tries',
      'access.membership-missing',
      'access.cross-site-request',
    ],
  },
  'POST /passkeys/authentication-options': {
    operationId: 'getPasskeyChallenge',
    summary: 'Begin to sign in with a passkey',
    may: ['anonymous'],
    answer: PasskeyOptions,
    refusals: ['access.cross-site-request'],
  },
  'POST /passkeys/authentication': {
    operationId: 'signInWithPasskey',
    summary: 'Sign in with a passkey',
    may: ['anonymous'],
    body: z.strictObject({ ...PasskeyResponse, as: carrier }),
    answer: SignedIn,
    status: 201,
    refusals: ['access.passkey-invalid', 'access.membership-missing', 'access.cross-site-request'],
  },
});

/** A person's own session, sessions and passkeys. */
export const ownContract = defineContract({
  'GET /session': {
    operationId: 'getSession',
    summary: 'Who you are here',
    may: [...people, 'api-key'],
    answer: SessionFacts,
  },
  'POST /session/switch': {
    operationId: 'switchMembership',
    summary: 'Go to another of your memberships',
    may: people,
    body: z.strictObject({ membershipId: idOf('mem') }),
    answer: z.object({ membershipId: idOf('mem') }),
  },
  'POST /session/language': {
    operationId: 'chooseLanguage',
    summary: 'Choose the language in which mails are written to you, in every programme',
    may: people,
    body: z.strictObject({ language: z.enum(['en', ...languages]) }),
    answer: z.object({ language: z.string() }),
  },
  'POST /session/end': {
    operationId: 'signOut',
    summary: 'Sign out',
    may: people,
    answer: null,
  },
  'GET /sessions': {
    operationId: 'listOwnSessions',
    summary: 'Where you are signed in',
    may: people,
    answer: z.object({ data: z.array(OwnSession) }),
  },
  'POST /sessions/{id}/end': {
    operationId: 'endOwnSession',
    summary: 'Sign out elsewhere',
    may: people,
    params: z.strictObject({ id: idOf('sess') }),
    answer: done,
  },
  'POST /passkeys/registration-options': {
    operationId: 'getPasskeyRegistration',
    summary: 'Begin to add a passkey',
    may: people,
    answer: PasskeyOptions,
  },
  'POST /passkeys/registration': {
    operationId: 'addPasskey',
    summary: 'Add a passkey',
    may: people,
    body: z.strictObject({ ...PasskeyResponse, name: text(100).optional() }),
    answer: Passkey,
    status: 201,
    refusals: ['access.passkey-invalid'],
  },
  'GET /passkeys': {
    operationId: 'listPasskeys',
    summary: 'Your passkeys',
    may: people,
    answer: z.object({ data: z.array(Passkey) }),
  },
  'POST /passkeys/{id}/end': {
    operationId: 'removePasskey',
    summary: 'Remove a passkey',
    may: people,
    params: z.strictObject({ id: idOf('pass') }),
    answer: done,
  },
});

/** People of an organisation, invitations to it and its keys. */
export const peopleContract = defineContract({
  'GET /memberships': {
    operationId: 'listMemberships',
    summary: 'The people of your organisation; the vendor may ask for a partner’s',
    may: people,
    query: z.strictObject({ organisationId: idOf('org').optional() }),
    answer: z.object({ data: z.array(Membership) }),
  },
  'POST /memberships/{id}/end': {
    operationId: 'endMembership',
    summary: 'Take somebody’s access away, at once',
    may: adminKinds,
    params: z.strictObject({ id: idOf('mem') }),
    answer: Membership,
    refusals: ['access.last-administrator', 'access.membership-ended'],
  },
  'POST /memberships/{id}/role': {
    operationId: 'changeMemberRole',
    summary: 'Change what somebody works in; it binds the next request',
    may: adminKinds,
    params: z.strictObject({ id: idOf('mem') }),
    body: z.strictObject({ kind: memberKind }),
    answer: Membership,
    refusals: ['access.kind-not-yours', 'access.last-administrator', 'access.membership-ended'],
  },
  'GET /invitations': {
    operationId: 'listInvitations',
    summary: 'Invitations, the newest first',
    may: [...adminKinds, 'vendor.channel-manager'],
    answer: z.object({ data: z.array(Invitation) }),
  },
  'POST /invitations': {
    operationId: 'invite',
    summary: 'Invite somebody by mail',
    may: [...adminKinds, 'vendor.channel-manager'],
    body: z.strictObject({
      email: mailAddress,
      name: text(200),
      kind: memberKind,
      organisationId: idOf('org').optional().describe('A partner; for the vendor alone'),
    }),
    answer: Invitation,
    status: 201,
    refusals: ['access.kind-not-yours', 'access.already-member', 'access.not-yet-partner'],
  },
  'POST /invitations/{id}/end': {
    operationId: 'revokeInvitation',
    summary: 'Take an invitation back',
    may: [...adminKinds, 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('inv') }),
    answer: Invitation,
    refusals: ['access.invitation-over'],
  },
  'GET /api-keys': {
    operationId: 'listApiKeys',
    summary: 'The API keys of your organisation',
    may: adminKinds,
    answer: pageOf(ApiKey),
  },
  'POST /api-keys': {
    operationId: 'makeApiKey',
    summary: 'Make an API key; its token is shown once',
    may: adminKinds,
    body: z.strictObject({
      name: text(100),
      scopes: z
        .array(z.enum(['read', 'write']))
        .min(1)
        .max(2),
      expiresInDays: z.int().min(1).max(366),
    }),
    answer: ApiKey.extend({
      token: z.string().nullable().describe('Shown once; null when the request is repeated'),
    }).meta({ id: 'NewApiKey' }),
    shownOnce: ['token'],
    status: 201,
  },
  'POST /api-keys/{id}/end': {
    operationId: 'endApiKey',
    summary: 'End an API key, at once',
    may: adminKinds,
    params: z.strictObject({ id: idOf('key') }),
    answer: ApiKey,
  },
});

export const contract = { ...openContract, ...ownContract, ...peopleContract };
