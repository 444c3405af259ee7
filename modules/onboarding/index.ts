/** Onboarding: the path from joining to the first registered deal, ticked by events. */
export { contract } from './contract.ts';
export { followMerge, meetingIsOver, meetingOverTimer } from './meetings/actions.ts';
export { meetingFile } from './meetings/meeting-file.ts';
export { getMeeting, type MeetingRow } from './meetings/store.ts';
export { eventTitles } from './event-titles.ts';
export { pathKind } from './policy-kind.ts';
export { remindOfSteps } from './reminders.ts';
export { routes } from './routes.ts';
