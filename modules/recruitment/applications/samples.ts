import type { SampleOutcome } from '../../../platform/decisions/index.ts';
import type { Answer, ApplicationFacts, QualificationPolicy, Question } from './rules/policy.ts';
import { qualify, type Qualification } from './rules/qualify.ts';

/** Made-up applicants: `numbers` is what they answer wherever a number is asked. */
const applicants = [
  { who: 'A firm that begins, at a free mail service', workMail: false, yes: false, numbers: 0 },
  { who: 'A small firm with its own domain', workMail: true, yes: true, numbers: 4 },
  { who: 'A firm with 40 customers in the field', workMail: true, yes: true, numbers: 40 },
];

/** What would become of made-up applicants, by the very function that decides. */
export function sampleApplications(policy: QualificationPolicy, now: Date): SampleOutcome[] {
  return applicants.map(({ who, workMail, yes, numbers }) => {
    const facts: ApplicationFacts = {
      application: { country: 'DE', roles: policy.roles.slice(0, 1), workMail },
      answers: Object.fromEntries(
        policy.questions.map((question) => [question.name, answerTo(question, yes, numbers)]),
      ),
    };
    return { label: who, text: said(qualify(facts, policy, now), policy) };
  });
}

function answerTo({ type, name }: Question, yes: boolean, number: number): Answer {
  // Whoever answers leads in time is not left out for it: the other answers are what differs.
  if (type === 'boolean') return yes || name === 'contact';
  return type === 'number' ? number : 'yes';
}

function said(
  { outcome, points, pointsOf }: Qualification,
  { answer }: QualificationPolicy,
): string {
  const days = answer.workingDays;
  if (outcome === 'approved') return `Approved at once, with ${points} of ${pointsOf} points`;
  if (outcome === 'refused') return `Refused at once, with ${points} of ${pointsOf} points`;
  return `${points} of ${pointsOf} points: a person answers within ${days} working ${days === 1 ? 'day' : 'days'}`;
}
