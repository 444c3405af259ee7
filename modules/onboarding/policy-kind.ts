import type { Call } from '../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../platform/decisions/index.ts';
import { partnerRoles } from '../partners/index.ts';
import { progressOfAll } from './actions.ts';
import { defaultPath } from './default-path.ts';
import { checkPath } from './path-check.ts';
import { stepEvents, stepOwners, type OnboardingPath, type StepState } from './path.ts';

/** The path to the first deal; partners see it as their checklist. */
export const pathKind: PolicyKind<OnboardingPath> = {
  kind: 'onboarding.path',
  audience: 'partners',
  check: (document) => {
    const checked = checkPath(document, partnerRoles);
    return checked.ok ? [] : checked.problems;
  },
  sentences: ({ steps, forUnderway = false }) => [
    ...steps.map(
      ({
        clause,
        title,
        doneBy,
        dueDays,
        roles,
        after = [],
        owner = 'partner.admin',
        exam = false,
      }) => ({
        id: clause,
        text: `${title}, within ${dueDays} days${after.length > 0 ? ` after ${after.join(', ')}` : ''}${roles.length > 0 ? `, for ${roles.join(', ')}` : ''}. It is done once ${stepEvents[doneBy]}. ${stepOwners[owner]} sees to it.${exam ? ' It asks for an exam or a certificate; partners that are referral partners alone do not have it.' : ''}`,
      }),
    ),
    {
      id: 'U1',
      text: forUnderway
        ? 'Partners under way change to this path; what is done stays done.'
        : 'Partners under way keep the path that they began.',
    },
  ],
  trial,
  defaultDocument: defaultPath,
  defaultTitle: 'From joining to the first deal',
};

/** Partners of the last year on the path in force and on the draft: for whom the next late step would be another. */
async function trial(call: Call, document: OnboardingPath, atMost: number): Promise<Trial> {
  const before = await progressOfAll(call, 365);
  const lateNow = new Map(before.map(({ partner, states }) => [partner.id, firstLate(states)]));
  const lines = (await progressOfAll(call, 365, document))
    .slice(0, atMost)
    .map(({ partner: { id, name }, states }) => {
      const was = lateNow.get(id);
      const would = firstLate(states);
      return { id, name, was, would };
    });
  const changed = lines.filter(({ was, would }) => was?.step.title !== would?.step.title);
  const count = (which: 'was' | 'would') => lines.filter((line) => line[which]).length;
  return {
    considered: lines.length,
    changed: changed.length,
    examples: changed.slice(0, 20).map(({ id, name, was, would }) => ({
      subjectId: id,
      label: name,
      before: sayLate(was),
      after: sayLate(would),
      why: 'Steps that are done stay done.',
    })),
    summaryText: `${count('would')} of ${lines.length} partners that joined within a year would be late on this path; now it is ${count('was')}. ${document.forUnderway ? 'Partners under way change to it.' : 'It is for partners that join from its day on.'}`,
  };
}

function firstLate(states: readonly StepState[]) {
  return states.find(({ overdue }) => overdue);
}

function sayLate(state: StepState | undefined): string {
  return state ? `late with: ${state.step.title}` : 'not late';
}
