export {
  actorKinds,
  hostOf,
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
export { identify, visitor } from './identify.ts';
export { ensureMembership, type MemberKind, type NewMembership } from './people.ts';
export { createSession, liveMemberships } from './sessions.ts';
export { memberKindOf, tokenAs, type WantedRole } from './token-as.ts';
export { grantVisibility, revokeVisibility, type VisibilityLevel } from './visibility.ts';
