import type { EventTitle } from '../journal/index.ts';

const titled =
  (words: string): EventTitle =>
  ({ facts }) =>
    `${words}: ${String(facts['title'])}`;

/** How the events of decisions and policies read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'decisions.appealed': 'Appeal against a decision',
  'decisions.appeal-answered': ({ facts }) =>
    facts['outcome'] === 'overturned'
      ? 'Appeal answered: the decision is overturned'
      : 'Appeal answered: the decision stands',
  'decisions.policy-drafted': titled('Policy drafted'),
  'decisions.policy-edited': titled('Policy edited'),
  'decisions.policy-published': titled('Policy published'),
};
