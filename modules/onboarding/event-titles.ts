import type { EventTitle } from '../../platform/journal/index.ts';
import { eventTitles as stepTitles } from './reminders.ts';

/** How the events of onboarding read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  ...stepTitles,
  'onboarding.plan-proposed': ({ actor }) => `${actor.name} proposed aims`,
  'onboarding.plan-agreed': ({ actor }) => `${actor.name} agreed to the aims`,
  'onboarding.meeting-named': ({ facts: { hostName, topic } }) =>
    `To meet ${String(hostName)}: ${String(topic)}`,
  'onboarding.meeting-proposed': ({ actor, facts: { topic } }) =>
    `${actor.name} proposed a time: ${String(topic)}`,
  'onboarding.meeting-moved': ({ actor, facts: { topic } }) =>
    `${actor.name} proposed another time: ${String(topic)}`,
  'onboarding.meeting-confirmed': ({ actor, facts: { topic } }) =>
    `${actor.name} confirmed the meeting: ${String(topic)}`,
  'onboarding.meeting-cancelled': ({ actor, facts: { topic } }) =>
    `${actor.name} cancelled the meeting: ${String(topic)}`,
  'onboarding.meeting-held': ({ facts: { topic } }) => `Meeting held: ${String(topic)}`,
};
