import { send } from '../client/send.ts';

export type Membership = {
  id: string;
  programmeId: string;
  programmeName: string;
  organisationId: string;
  organisationName: string;
  kind: string;
  current: boolean;
};

/** Who is at the desk, as `GET /v1/session` tells. */
export type Session = {
  person: { id: string; name: string; email?: string };
  actor: {
    kind: string;
    side: 'vendor' | 'partner';
    organisationId: string;
    organisationName: string;
  };
  programme: {
    id: string;
    slug: string;
    name: string;
    timeZone: string;
    currency: string;
    sample: boolean;
    logo: string | null;
  };
  memberships: Membership[];
  now: string;
};

export async function getSession(): Promise<Session> {
  const reply = await send('GET /session');
  // The session is the one answer whose contract the shell does not import: it knows no module.
  return reply.answer as Session;
}

/** Leaves for the sign-in page, to come back here afterwards. */
export function goToSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
}

export async function signOut(): Promise<void> {
  await send('POST /session/end');
  location.assign('/sign-in');
}

/** Goes to another of the person's memberships; the desk begins anew there. */
export async function switchTo(membershipId: string): Promise<void> {
  await send('POST /session/switch', { body: { membershipId } });
  location.assign('/');
}
