/** Deal registrations: claims, answers at the release tick, protection. */
export { extend, loseDeal, register, winDeal, withdraw } from './actions.ts';
export { contract } from './contract.ts';
export {
  assessRegistration,
  decideByPerson,
  expireRegistration,
  releaseRegistration,
  reopenRegistration,
  replayRegistration,
} from './deciding.ts';
export { registrationPolicyKind } from './policy-kind.ts';
export { eventTitles } from './event-titles.ts';
export { dealImport } from './imports/deals.ts';
export { dealKeeper } from './imports/undo-deals.ts';
export { routes } from './routes.ts';
export {
  defaultRegistrationPolicy,
  demonstrationRegistrationPolicy,
} from './rules/default-policy.ts';
export { seedRegistrations } from './seeds.ts';
export { registrationReasons } from './shapes.ts';
export { getRegistration } from './store.ts';
export { expiryTimer, releaseTimer } from './timers.ts';
