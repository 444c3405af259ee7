/** Recruitment: who applies to become a partner, by which criteria, and what came of it. */
export {
  approve as approveApplication,
  ask as askApplicant,
  promisedWorkingDays,
  refuseApplication,
  reopenApplication,
} from './applications/actions.ts';
export { answerDueTimer, answerIsDue, startClock } from './applications/answer-clock.ts';
export { submitApplication, type Submitted } from './applications/apply.ts';
export { contract } from './applications/contract.ts';
export { eventTitles } from './applications/event-titles.ts';
export { qualificationPolicyKind, replayApplication } from './applications/policy-kind.ts';
export { profilePolicyKind } from './profiles/policy-kind.ts';
export { fewestFirms, learnProfile, type Learned } from './profiles/rules/learn.ts';
export type { ProfilePolicy, ProspectFacts } from './profiles/rules/profile.ts';
export { saveEarnings } from './estimate/actions.ts';
export { followApplication } from './prospects/following.ts';
export { optOutPath } from './prospects/opt-out.ts';
export { getProspect } from './prospects/actions.ts';
export { prospectImport, prospectKeeper } from './prospects/imports.ts';
export { getApplication, getJoinRequest, latestOf } from './applications/store.ts';
export { assess as assessVendor, sumAssessments } from './assessments/actions.ts';
export { routes } from './routes.ts';
