/**
 * A registration is a partner's claim on a deal. The vendor's status says whether the claim stands, the partner's stage
 * how far the sale is. An approved claim is protected for a window of calendar days in the programme's zone; the answer is
 * told at the release tick, which is the same for every registration, so that it says nothing about the customer.
 */
export { can, movesOpenTo } from './rules/can.ts';
export { registrationClauses } from './rules/clauses.ts';
export {
  defaultRegistrationPolicy,
  demonstrationRegistrationPolicy,
} from './rules/default-policy.ts';
export { resubmission, submission, withdrawal } from './rules/handing-in.ts';
export { moveRefusals } from './rules/moved.ts';
export type { Moved, MoveRefusal, Reason, RefusedMove } from './rules/moved.ts';
export { moves } from './rules/moves.ts';
export type { Move } from './rules/moves.ts';
export { checkRegistrationPolicy } from './rules/policy-check.ts';
export { missingFields, openAtMost } from './rules/policy.ts';
export type { RegistrationPolicy, RequirableField, RuleOutcome } from './rules/policy.ts';
export { expiry, extension } from './rules/prolonging.ts';
export {
  isProtected,
  protectedDaysLeft,
  protectionWindow,
  statusAt,
  windowOf,
} from './rules/protection.ts';
export { protectionFor, recommend } from './rules/recommend.ts';
export type { RecommendOptions } from './rules/recommend.ts';
export type { OutcomeChange, Recommendation } from './rules/recommendation.ts';
export type { RegistrationFacts } from './rules/registration-fields.ts';
export {
  newRegistration,
  openStages,
  stages,
  statuses,
  statusMeanings,
} from './rules/registration.ts';
export type { Registration, Stage, Status } from './rules/registration.ts';
export { decisionBy, isDrawnForReview, toldAt } from './rules/release.ts';
export { advance, loss, win } from './rules/sale.ts';
export { approval, decline, rejection, returning, review } from './rules/verdict.ts';
