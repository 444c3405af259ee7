import './events.ts';

export {
  actorKinds,
  hostOf,
  memberOf,
  partnerKinds,
  sideOf,
  vendorKinds,
  visitorOf,
  workerOf,
  type Actor,
  type ActorKind,
  type Side,
  type Surface,
} from './actor.ts';
export { contract } from './contract.ts';
export { identify, visitor } from './identify.ts';
export { refuseForeignOrigin } from './cookies.ts';
export { forget } from './remembered.ts';
export { invite } from './invitations.ts';
export { enterProven, proveAddress, provenAddress, requestProof } from './proof.ts';
export { openLibrary, type Library } from './library.ts';
export { linkFor } from './link-for.ts';
export { createLink, createLinkWithin, type NewLink } from './links.ts';
export { accessPages } from './pages/index.ts';
export { listOwnSessions, sessionFacts } from './own-session.ts';
export { listPasskeys } from './passkeys.ts';
export type { AccessParts } from './parts.ts';
export { membershipsOf } from './codes.ts';
export { ensureMembership, type MemberKind, type NewMembership } from './people.ts';
export { accessRoutes } from './routes.ts';
export { createSession, liveMemberships } from './sessions.ts';
export { tidyAccess } from './tidy.ts';
export { memberKindOf, tokenAs, type WantedRole } from './token-as.ts';
export { grantVisibility, revokeVisibility, type VisibilityLevel } from './visibility.ts';
export { programmeOf, workCalendarOf, type Programme } from './programme.ts';
