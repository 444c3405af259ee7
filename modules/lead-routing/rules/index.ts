// The rules of routing: who may get a lead, who fits best, and why. Pure: no SQL, no clock, no network.
export { prepare } from '../algorithms/prepare.ts';
export type { Prepared } from '../algorithms/prepare.ts';
export type { FactChange } from '../algorithms/fit/kind.ts';
export { clauseText, policyClauses } from './clause-text.ts';
export type { ShownClause } from './clause-text.ts';
export { defaultRoutingPolicy } from './default-policy.ts';
export { leadFromRow, partnerFromRow } from './facts.ts';
export type { CandidatePartner, Facts, FactValue, Load, Loads, RoutedLead } from './facts.ts';
export type {
  OwnTelling,
  RoutingOutcome,
  RuleOutcome,
  RunnerUp,
  ScorePart,
  Unroutable,
  WouldChange,
} from './outcome.ts';
export { checkRoutingPolicy } from './policy-check.ts';
export type { CheckedPolicy } from './policy-check.ts';
export type { EligibilityRule, ExtraField, FitPart, RoutingPolicy } from './policy.ts';
export { ownTelling, route, routeBatch, routePrepared } from './route.ts';
export type { RouteOptions } from './route.ts';
export { routingCatalogue } from './routing-fields.ts';
