import type { Call } from '../../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../../platform/decisions/index.ts';
import { checkAgreement } from './agreement-check.ts';
import type { Agreement } from './agreement.ts';
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
  sentences: ({ clauses }) =>
    clauses.map(({ clause, heading, text }) => ({ id: clause, text: `${heading}. ${text}` })),
  trial,
  defaultDocument: defaultAgreement,
  defaultTitle: 'Partner agreement',
};

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
    summaryText: `${asked.length} partners would be asked to accept this version within ${document.graceDays} days.`,
  };
}
