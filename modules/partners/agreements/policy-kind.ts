import type { Call } from '../../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../../platform/decisions/index.ts';
import { checkAgreement } from './agreement-check.ts';
import { sayGates, type Agreement } from './agreement.ts';
import { listStandings } from './actions.ts';
import { defaultAgreement } from './default-agreement.ts';

/** The partner agreement. Publishing a version asks every partner to accept it. */
export const agreementKind: PolicyKind<Agreement> = {
  kind: 'partners.agreement',
  audience: 'partners',
  check: (document) => {
    const checked = checkAgreement(document);
    return checked.ok ? [] : checked.problems;
  },
  sentences,
  trial,
  defaultDocument: defaultAgreement,
  defaultTitle: 'Partner agreement',
};

function sentences(document: Agreement) {
  const clauses = document.clauses.map(({ clause, heading, text }) => ({
    id: clause,
    text: `${heading}. ${text}`,
  }));
  return [...clauses, ...sayGates(document)];
}

/** Who would be asked to accept: everybody that is a partner. */
async function trial(call: Call, document: Agreement, atMost: number): Promise<Trial> {
  const { data } = await listStandings(call, undefined);
  const asked = data.slice(0, atMost);
  return {
    considered: asked.length,
    changed: asked.length,
    examples: asked.slice(0, 20).map(({ partnerId, partnerName, accepted }) => ({
      subjectId: partnerId,
      label: partnerName,
      before: accepted ? `accepted version ${accepted.version}` : 'has accepted none',
      after: 'is asked to accept',
      why: `Within ${document.graceDays} days of the version’s date.`,
    })),
    summaryText: [
      `${asked.length} partners would be asked to accept this version within ${document.graceDays} days.`,
      sayHeldBack(document, asked.filter(({ accepted }) => accepted === null).length),
    ]
      .join(' ')
      .trim(),
  };
}

/** Whoever has accepted no version at all has no grace: the gates close on the day the version begins. */
function sayHeldBack({ requiredFor = [] }: Agreement, without: number): string {
  if (without === 0 || requiredFor.every((gate) => gate === 'apply')) return '';
  return `${without} of them have accepted none so far, and could not pass its gates until they do.`;
}
