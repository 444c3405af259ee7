import type { EventTitle } from '../journal/index.ts';

export const eventTitles: Record<string, EventTitle> = {
  'imports.import-finished': ({ facts }) =>
    `Imported ${String(facts['kind'])} from ${String(facts['fileName'])}: ${String(facts['created'])} new, ${String(facts['changed'])} changed, ${String(facts['left'])} left`,
  'imports.import-undone': ({ facts }) =>
    `Undid the import of ${String(facts['kind'])} from ${String(facts['fileName'])}: ${String(facts['takenBack'])} changes taken back, ${String(facts['kept'])} kept`,
};
