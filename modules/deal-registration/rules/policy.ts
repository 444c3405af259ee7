/**
 * A registration policy: what has to be told, how many registrations a partner may have open, when the answer is told,
 * what is approved by rule and what a person looks at, how long protection lasts and how it is prolonged. Every clause
 * has an id, a text that can be quoted and the reason it was written so.
 */
import type { Condition } from '../../../platform/conditions/index.ts';
import type { Release } from './release.ts';

export type Clause = { readonly clause: string; readonly text?: string; readonly why?: string };

/** Fields that a policy may require besides customer name, need and contact mail, which every registration has. */
export const requirableFields = [
  'contactName',
  'customerDomain',
  'customerCity',
  'customerCountry',
  'product',
  'amount',
  'expectedCloseOn',
  'evidence',
] as const;

export type RequirableField = (typeof requirableFields)[number];

/** What a rule can come to. `return` asks for what is missing, `review` sends it to a person. */
export const ruleOutcomes = ['approve', 'review', 'return', 'reject'] as const;

export type RuleOutcome = (typeof ruleOutcomes)[number];

/** The first clause whose condition holds decides. `reasonCode` goes with `return` and `reject`. */
export type OutcomeClause = Clause & {
  readonly condition: Condition;
  readonly outcome: RuleOutcome;
  readonly reasonCode?: string;
};

/** The first clause whose condition holds gives the days; the last one has none and always holds. */
export type ProtectionClause = Clause & { readonly condition?: Condition; readonly days: number };

export type RegistrationPolicy = {
  readonly kind: 'deal-registration';
  readonly name: string;
  readonly required: Clause & { readonly fields: readonly RequirableField[] };
  /** Open registrations at most, by tier, else `openAtMost`; null for no limit. */
  readonly capacity: Clause & {
    readonly openAtMost: number | null;
    readonly byTier?: Readonly<Record<string, number>>;
  };
  readonly release: Clause & Release;
  /** Share (0 to 1) of those approved by rule that are drawn into review by the stored seed. */
  readonly review: Clause & { readonly share: number };
  readonly outcomes: readonly OutcomeClause[];
  /** What happens when no clause of `outcomes` holds. */
  readonly otherwise: Clause & { readonly outcome: 'approve' | 'review' };
  readonly protection: readonly ProtectionClause[];
  readonly extension: Clause & {
    readonly daysAtMost: number;
    readonly extensionsAtMost: number;
    readonly evidence: boolean;
  };
  readonly resubmission: Clause & { readonly atMost: number };
  /** Days before the end of protection on which partner and manager are reminded. */
  readonly reminder: Clause & { readonly daysBefore: readonly number[] };
};

/** Open registrations that a partner of this tier may have at most; null for no limit. */
export function openAtMost({ capacity }: RegistrationPolicy, tier: string | null): number | null {
  const { byTier = {} } = capacity;
  if (tier !== null && Object.hasOwn(byTier, tier)) return byTier[tier];
  return capacity.openAtMost;
}

/** The required fields that a registration lacks, by what it has: absent, null and blank text are missing. */
export function missingFields(
  { required }: RegistrationPolicy,
  registration: Readonly<Partial<Record<RequirableField, unknown>>>,
): RequirableField[] {
  return required.fields.filter((field) => {
    const value = registration[field];
    if (Array.isArray(value)) return value.length === 0;
    return value == null || (typeof value === 'string' && value.trim() === '');
  });
}
