import type { Call } from '../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../platform/decisions/index.ts';
import { partnerRoles } from '../partners/index.ts';
import { figures } from './actions.ts';
import { defaultPath } from './default-path.ts';
import { checkPath } from './path-check.ts';
import { stepEvents, type OnboardingPath } from './path.ts';

/** The path to the first deal; partners see it as their checklist. */
export const pathKind: PolicyKind<OnboardingPath> = {
  kind: 'onboarding.path',
  audience: 'partners',
  check: (document) => {
    const checked = checkPath(document, partnerRoles);
    return checked.ok ? [] : checked.problems;
  },
  sentences: ({ steps }) =>
    steps.map(({ clause, title, doneBy, dueDays, roles }) => ({
      id: clause,
      text: `${title}, within ${dueDays} days${roles.length > 0 ? `, for ${roles.join(', ')}` : ''}. It is done once ${stepEvents[doneBy]}.`,
    })),
  trial,
  defaultDocument: defaultPath,
  defaultTitle: 'From joining to the first deal',
};

/** How far partners of the last year have come, which is whom a change of the path would meet. */
async function trial(call: Call, document: OnboardingPath, atMost: number): Promise<Trial> {
  const { partners, stalled } = await figures(call, 365);
  return {
    considered: Math.min(partners, atMost),
    changed: partners,
    examples: stalled.slice(0, 20).map(({ partnerId, partnerName, title }) => ({
      subjectId: partnerId,
      label: partnerName,
      before: `late with: ${title}`,
      after: `${document.steps.length} steps`,
      why: 'Steps that are done stay done.',
    })),
    summaryText: `${partners} partners that joined within a year would see this path; what they have done stays done.`,
  };
}
