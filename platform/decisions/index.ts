export { decide, decideMany, tellParties } from './decide.ts';
export type {
  Alternative,
  Change,
  Choice,
  Clause,
  Decision,
  DecisionInput,
  Explanation,
  FactValue,
  Facts,
  Json,
  OwnTelling,
  Part,
  RecordRef,
} from './decision.ts';
export { keptText, keptValue } from './kept-facts.ts';
export {
  differences,
  draftPolicy,
  editPolicy,
  publishDefaultPolicies,
  publishPolicy,
  tryPolicy,
  withoutWriting,
} from './policies.ts';
export {
  findPolicyInForce,
  policiesSoFar,
  policyInForce,
  publishedPolicy,
  type PolicyInForce,
} from './policy-in-force.ts';
export {
  findPolicyKind,
  policyKinds,
  registerPolicyKind,
  type PolicyKind,
  type SampleOutcome,
  type Trial,
} from './policy-kinds.ts';
export {
  keepPopulation,
  latestVersions,
  populationOf,
  recordVersion,
  recordVersions,
  stampOf,
  versionsOf,
  type Member,
  type MemberFacts,
  type RecordVersion,
} from './record-versions.ts';
export { publicationsInForce, type Publication } from './publications.ts';
export { registerReplay, replayDecisions, type Replay, type ReplayReport } from './replay.ts';
export { routes } from './routes.ts';
export { findDecision, findTelling } from './store.ts';
export { eventTitles } from './event-titles.ts';
