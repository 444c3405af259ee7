/** Who acts. There is no ambient user and no default actor: every call names one. */
export const actorKinds = [
  'anonymous',
  'vendor.admin',
  'vendor.channel-manager',
  'vendor.marketer',
  'vendor.seller',
  'vendor.finance',
  'partner.admin',
  'partner.seller',
  'partner.marketer',
  'distributor.admin',
  'distributor.seller',
  'influencer',
  'api-key',
  'host',
  'worker',
] as const;

export type ActorKind = (typeof actorKinds)[number];

/** The side decides the database role, and with it which policies bind. */
export type Side = 'vendor' | 'partner' | 'worker' | 'public';

export type Surface = 'web' | 'api' | 'mail' | 'cli' | 'mcp' | 'connector' | 'worker';

export type Actor = {
  kind: ActorKind;
  side: Side;
  programmeId: string;
  /** The vendor's or the partner's organisation; null for visitors and the worker. */
  organisationId: string | null;
  personId: string | null;
  name: string;
  surface: Surface;
  /** The session or API key that the transaction re-checks; null for host, worker and visitors. */
  sessionId: string | null;
  /** Scopes of an API key; null means all that the kind may. */
  scopes: readonly string[] | null;
};

/** Kinds by side, for `may` lists. */
export const vendorKinds = [
  'vendor.admin',
  'vendor.channel-manager',
  'vendor.marketer',
  'vendor.seller',
  'vendor.finance',
] as const satisfies readonly ActorKind[];
export const partnerKinds = [
  'partner.admin',
  'partner.seller',
  'partner.marketer',
  'distributor.admin',
  'distributor.seller',
  'influencer',
] as const satisfies readonly ActorKind[];

/** @returns the side on which a kind stands; an API key's side is its owner's. */
export function sideOf(kind: Exclude<ActorKind, 'api-key'>): Side {
  if (kind === 'anonymous') return 'public';
  if (kind === 'worker') return 'worker';
  if (kind === 'host' || kind.startsWith('vendor.')) return 'vendor';
  return 'partner';
}

/** The actor that background work acts as, for one programme. */
export function workerOf(programmeId: string): Actor {
  return {
    kind: 'worker',
    side: 'worker',
    programmeId,
    organisationId: null,
    personId: null,
    name: 'Fairway',
    surface: 'worker',
    sessionId: null,
    scopes: null,
  };
}

/** The actor behind the command line on the host: it may what an administrator may. */
export function hostOf(programmeId: string): Actor {
  return { ...workerOf(programmeId), kind: 'host', side: 'vendor', name: 'Host', surface: 'cli' };
}

/** A visitor without a session, on one programme's public pages. */
export function visitorOf(programmeId: string): Actor {
  return {
    ...workerOf(programmeId),
    kind: 'anonymous',
    side: 'public',
    name: 'Visitor',
    surface: 'web',
  };
}

/** Somebody who came in a moment ago, before the session is asked for. */
export function memberOf(membership: {
  programmeId: string;
  organisationId: string;
  personId: string;
  kind: string;
  name: string;
}): Actor {
  const { programmeId, organisationId, personId, name } = membership;
  const kind = membership.kind as Exclude<ActorKind, 'api-key'>; // memberships hold kinds of people alone
  return {
    ...visitorOf(programmeId),
    kind,
    side: sideOf(kind),
    organisationId,
    personId,
    name,
  };
}
