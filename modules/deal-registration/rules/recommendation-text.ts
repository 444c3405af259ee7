import type { Recommendation } from './recommendation.ts';
import type { RuleOutcome } from './policy.ts';
import type { RegistrationFacts } from './registration-fields.ts';

type Told = Omit<Recommendation, 'explanation'>;

const said: Readonly<Record<RuleOutcome, string>> = {
  approve: 'Recommended: approve.',
  review: 'Recommended: a person looks at it.',
  return: 'Recommended: return it for what is missing.',
  reject: 'Recommended: reject.',
};

/** How another outcome is told. */
export const changedOutcome: Readonly<Record<RuleOutcome, string>> = {
  approve: 'It would have been approved',
  review: 'A person would have looked at it',
  return: 'It would have been returned',
  reject: 'It would have been rejected',
};

/** Everything, for the vendor. */
export function vendorSentences(told: Told): string[] {
  const sentences = [said[told.outcome], `${told.clause}: ${told.text}`];
  if (told.drawn)
    sentences.push(
      'Nothing speaks against it; it was drawn by lot from those that the rules approve.',
    );
  if (told.outcome === 'approve') sentences.push(daysSentence(told));
  return [...sentences, ...told.wouldChange.map(({ text }) => text)];
}

/**
 * What the partner is told. A review is told in the same words whatever led to it, and no clause that turns on facts about
 * the customer is quoted: `open` says that the deciding one does not.
 */
export function ownSentences(told: Told, facts: RegistrationFacts, open: boolean): string[] {
  if (told.outcome === 'review')
    return [
      'A person at the vendor looks at this registration.',
      'Some registrations are drawn for this by lot, others for a reason; being looked at says nothing about the customer.',
    ];
  if (told.outcome === 'approve')
    return ['Your registration meets the rules of the programme.', daysSentence(told)];
  const because = open
    ? `${told.clause}: ${told.text}`
    : 'The rules of the programme do not allow it as it is; you may appeal.';
  const missing = facts.registration.missing ?? [];
  if (told.outcome === 'return')
    return [
      'Your registration comes back to you to be completed.',
      because,
      ...(missing.length > 0 ? [`Missing: ${missing.join(', ')}.`] : []),
    ];
  const mends = told.wouldChange.filter(({ own, outcome }) => own && open && outcome === 'approve');
  return [
    'Your registration was not accepted as it is.',
    because,
    ...mends.map(({ text }) => text),
  ];
}

function daysSentence({ protectionDays, protectionClause }: Told): string {
  const days = protectionDays === 1 ? '1 day' : `${protectionDays} days`;
  return `Protection lasts ${days} (${protectionClause}).`;
}
