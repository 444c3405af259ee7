import type { EventTitle } from '../journal/index.ts';

export const eventTitles: Record<string, EventTitle> = {
  'bulk.change-finished': ({ facts }) =>
    `Changed ${String(facts['changed'])} ${String(facts['kind'])} at once: ${String(facts['unchanged'])} stayed, ${String(facts['refused'])} refused`,
  'bulk.change-undone': ({ facts }) =>
    `Took back a change of many ${String(facts['kind'])}: ${String(facts['takenBack'])} taken back, ${String(facts['kept'])} kept`,
};
