import type { Call } from '../../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../../platform/decisions/index.ts';
import * as store from '../store.ts';
import { numbersOf } from './results.ts';
import { sampleTiers } from './samples.ts';
import {
  checkTierPolicy,
  defaultTierPolicy,
  standing,
  tierClauses,
  type TierPolicy,
} from './rules.ts';

/** The tier policy: points, floors and grace. It binds partners, who may read it. */
export const tierPolicyKind: PolicyKind<TierPolicy> = {
  kind: 'partners.tiers',
  audience: 'partners',
  check: (document) => {
    const checked = checkTierPolicy(document);
    return checked.ok ? [] : checked.problems;
  },
  sentences: (document) => tierClauses(document).map(({ clause, text }) => ({ id: clause, text })),
  trial,
  samples: sampleTiers,
  defaultDocument: defaultTierPolicy,
  defaultTitle: 'Tiers',
};

/** Puts today's results of all partners through the draft and says who would stand elsewhere. */
async function trial(call: Call, document: TierPolicy, atMost: number): Promise<Trial> {
  const partners = (await store.allPartners(call.tx, call.actor)).slice(0, atMost);
  const moved = partners.flatMap((partner) => {
    const reached = standing(numbersOf(partner.metrics), document);
    return reached.tier === partner.tier
      ? []
      : [
          {
            subjectId: partner.id,
            label: partner.name,
            before: partner.tier,
            after: reached.tier,
            why: reached.explanation.vendor[0] ?? '',
          },
        ];
  });
  return {
    considered: partners.length,
    changed: moved.length,
    examples: moved.slice(0, 20),
    summaryText: `${moved.length} of ${partners.length} partners would stand in another tier.`,
  };
}
