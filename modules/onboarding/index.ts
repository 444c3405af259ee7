/** Onboarding: the path from joining to the first registered deal, ticked by events. */
export { contract } from './contract.ts';
export { pathKind } from './policy-kind.ts';
export { eventTitles, remindOfSteps } from './reminders.ts';
export { routes } from './routes.ts';
