import { bindOpenRoutes, bindRoutes, type BoundRoute, type OpenCall } from '../http/index.ts';
import { endApiKey, listApiKeys, makeApiKey } from './api-keys.ts';
import { requestCode, verifyCode } from './codes.ts';
import { openContract, ownContract, peopleContract } from './contract.ts';
import { dropSessionCookies, refuseForeignOrigin } from './cookies.ts';
import { invite, listInvitations, revokeInvitation } from './invitations.ts';
import { codeMinutes } from './library.ts';
import { changeKind, endMembership, listMemberships } from './memberships.ts';
import {
  chooseLanguage,
  endOwnSession,
  listOwnSessions,
  sessionFacts,
  switchMembership,
} from './own-session.ts';
import type { AccessParts } from './parts.ts';
import {
  addPasskey,
  authenticationOptions,
  listPasskeys,
  registrationOptions,
  removePasskey,
  signInWithPasskey,
} from './passkeys.ts';

/**
 * The operations of signing in, sessions, people and keys.
 *
 * @param parts asked for at a request, so that the documents can be made without a database
 */
export function accessRoutes(parts: () => AccessParts): BoundRoute[] {
  return [...openRoutes(parts), ...sessionRoutes(parts), ...peopleRoutes(parts)];
}

function openRoutes(parts: () => AccessParts): BoundRoute[] {
  return bindOpenRoutes(openContract, {
    'POST /sessions': ({ request, body }) => {
      refuseForeignOrigin(request);
      const { onError } = parts();
      // Answered before anything is looked up: the time tells nothing either.
      setImmediate(() => void requestCode(parts(), body.email).catch(onError));
      return { status: 'requested' as const, codeMinutes };
    },
    'POST /sessions/verification': ({ body, now, ...call }) =>
      verifyCode(parts(), body.email, body.code, now, carrierOf(call, body.as)),
    'POST /passkeys/authentication-options': ({ request }) => {
      refuseForeignOrigin(request);
      return authenticationOptions(parts());
    },
    'POST /passkeys/authentication': ({ body, now, ...call }) =>
      signInWithPasskey(parts(), body, now, carrierOf(call, body.as)),
  });
}

function carrierOf(
  { request, cookies }: Pick<OpenCall, 'request' | 'cookies'>,
  as: 'cookie' | 'token',
) {
  refuseForeignOrigin(request);
  return { request, cookies, as };
}

function sessionRoutes(parts: () => AccessParts): BoundRoute[] {
  return bindRoutes(ownContract, {
    'GET /session': sessionFacts,
    'POST /session/switch': async (call) => {
      await switchMembership(call, call.body.membershipId);
      return { membershipId: call.body.membershipId };
    },
    'POST /session/language': async (call) => {
      await chooseLanguage(call, call.body.language);
      return { language: call.body.language };
    },
    'POST /session/end': async (call) => {
      await endOwnSession(call, call.actor.sessionId);
      return new Response(null, { status: 204, headers: dropSessionCookies() });
    },
    'GET /sessions': async (call) => ({ data: await listOwnSessions(call) }),
    'POST /sessions/{id}/end': async (call) => {
      await endOwnSession(call, call.params.id);
      return { ended: true as const };
    },
    'POST /passkeys/registration-options': (call) => registrationOptions(parts(), call),
    'POST /passkeys/registration': (call) => addPasskey(parts(), call, call.body),
    'GET /passkeys': async (call) => ({ data: await listPasskeys(parts(), call) }),
    'POST /passkeys/{id}/end': async (call) => {
      await removePasskey(parts(), call, call.params.id);
      return { ended: true as const };
    },
  });
}

function peopleRoutes(parts: () => AccessParts): BoundRoute[] {
  return bindRoutes(peopleContract, {
    'GET /memberships': async (call) => ({
      data: await listMemberships(call, call.query.organisationId),
    }),
    'POST /memberships/{id}/end': (call) => endMembership(call, call.params.id),
    'POST /memberships/{id}/role': (call) => changeKind(call, call.params.id, call.body.kind),
    'GET /invitations': async (call) => ({ data: await listInvitations(call) }),
    'POST /invitations': (call) => invite(parts(), call, call.body),
    'POST /invitations/{id}/end': (call) => revokeInvitation(call, call.params.id),
    'GET /api-keys': async (call) => ({
      data: await listApiKeys(call),
      nextCursor: null,
      hasMore: false,
    }),
    'POST /api-keys': (call) => makeApiKey(call, call.body),
    'POST /api-keys/{id}/end': (call) => endApiKey(call, call.params.id),
  });
}
