import type { Call } from '../../../platform/database/index.ts';
import {
  findPolicyInForce,
  type PolicyKind,
  type Trial,
} from '../../../platform/decisions/index.ts';
import { partnerRoles } from '../../partners/index.ts';
import * as prospects from '../prospects/store.ts';
import { defaultProfiles } from './rules/default-policy.ts';
import { checkProfiles } from './rules/policy-check.ts';
import type { ProfilePolicy } from './rules/profile.ts';
import { profileClauses, score } from './rules/score.ts';

/** Whom the vendor looks for: an ideal partner for each role and segment, as weighted conditions. */
export const profilePolicyKind: PolicyKind<ProfilePolicy> = {
  kind: 'recruitment.profile',
  audience: 'partners',
  check: (document) => checkProfiles(document, partnerRoles),
  sentences: profileClauses,
  trial,
  defaultDocument: defaultProfiles,
  defaultTitle: 'Whom we look for',
};

/** Scores the prospects by the draft, beside what they score today. */
async function trial(call: Call, document: ProfilePolicy, atMost: number): Promise<Trial> {
  const rows = await prospects.someProspects(call, atMost);
  const inForce = await findPolicyInForce<ProfilePolicy>(call, 'recruitment.profile');
  const moved: Trial['examples'] = [];
  for (const row of rows) {
    const before = inForce && score(row.role, row, inForce.document, call.now);
    const after = score(row.role, row, document, call.now);
    if (before?.points !== after?.points)
      moved.push({
        subjectId: row.id,
        label: row.name,
        before: said(before),
        after: said(after),
        why: (after?.reasons ?? [])
          .filter(({ met }) => met === 'met')
          .map(({ text }) => text)
          .join('; '),
      });
  }
  return {
    considered: rows.length,
    changed: moved.length,
    examples: moved.slice(0, 20),
    summaryText:
      rows.length === 0
        ? 'There are no prospects to try it on.'
        : `${moved.length} of ${rows.length} prospects would score otherwise.`,
  };
}

function said(scored: { points: number } | undefined): string {
  return scored ? `${scored.points} of 100` : 'no profile';
}
