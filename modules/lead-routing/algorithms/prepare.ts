import { isAll, isAny, isNot, isReference } from '../../../platform/conditions/language.ts';
import type { Comparison, Condition, TimeContext } from '../../../platform/conditions/language.ts';
import { toPredicate } from '../../../platform/conditions/index.ts';
import type { Catalogue, Predicate } from '../../../platform/conditions/index.ts';
import type { CandidatePartner, Facts, Load, RoutedLead } from '../rules/facts.ts';
import type { EligibilityRule, FitPart, RoutingPolicy } from '../rules/policy.ts';
import {
  leadForConditions,
  partnerForConditions,
  routingCatalogue,
} from '../rules/routing-fields.ts';
import type { ConditionFacts } from '../rules/routing-fields.ts';
import { hashText } from '../../../platform/decisions/draw.ts';
import { filterOf, keptValues, refilter, remember } from './eligibility.ts';
import type { ConditionTree, Filter } from './eligibility.ts';
import type { FitKind } from './fit/kind.ts';
import { fitKinds } from './fit/kinds.ts';

/** A lead with its facts as conditions read them; made once per lead. */
export type AskedLead = {
  readonly id: string;
  readonly facts: Facts;
  readonly read: ConditionFacts;
};

export type PreparedRule = {
  readonly rule: EligibilityRule;
  readonly filter: Filter<AskedLead>;
  readonly holds: Predicate;
};

/** A fit part ready to be measured. Points are whole hundredths, so that sums are exact. */
export type PreparedPart = {
  readonly part: FitPart;
  readonly kind: FitKind<unknown>;
  /** Points of every candidate for a lead, in hundredths; absent for parts that read the load. */
  readonly column?: (lead: AskedLead) => Int32Array;
};

/** Partners and policy made ready for any number of leads. Never changed once made. */
export type Prepared = {
  readonly policy: RoutingPolicy;
  readonly known: Catalogue;
  readonly partners: readonly CandidatePartner[];
  readonly read: readonly ConditionFacts[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** Most open leads of each partner; 2^31-1 for no limit. */
  readonly capacity: Int32Array;
  readonly weight: Float64Array;
  readonly hashHigh: Uint32Array;
  readonly hashLow: Uint32Array;
  readonly rules: readonly PreparedRule[];
  readonly parts: readonly PreparedPart[];
};

export const unlimited = 0x7fffffff;
const noLoad: Load = { open: 0, received: 0 };

/**
 * Makes partners and policy ready. The policy must have passed `checkRoutingPolicy`. Partners are taken in the order of
 * their ids, so that the order of input cannot matter. Relative days in conditions count from `context.now`.
 * @throws RangeError when two partners bear one id, or one has a weight that is not more than zero.
 */
export function prepare(
  partners: readonly CandidatePartner[],
  policy: RoutingPolicy,
  context: TimeContext,
): Prepared {
  const sorted = [...partners].sort((left, right) =>
    left.id < right.id ? -1 : left.id > right.id ? 1 : 0,
  );
  const placeOf = new Map(sorted.map((partner, place) => [partner.id, place]));
  if (placeOf.size !== sorted.length) throw new RangeError('two partners bear one id');
  if (sorted.some(({ weight = 1 }) => !(weight > 0)))
    throw new RangeError('the weight of a partner is more than zero');
  const known = routingCatalogue(policy.fields);
  const read = sorted.map((partner) => partnerForConditions(partner, known));
  const hashes = sorted.map(({ id }) => hashText(id));
  return {
    policy,
    known,
    partners: sorted,
    read,
    placeOf,
    capacity: Int32Array.from(sorted, ({ capacity }) => capacity ?? unlimited),
    weight: Float64Array.from(sorted, ({ weight }) => weight ?? 1),
    hashHigh: Uint32Array.from(hashes, ({ high }) => high),
    hashLow: Uint32Array.from(hashes, ({ low }) => low),
    rules: policy.rules.map((rule) => ({
      rule,
      filter: filterOf(treeOf(rule.condition, known, context, read), sorted.length),
      holds: toPredicate(rule.condition, known, context),
    })),
    parts: policy.fit.map((part) => preparePart(part, sorted, read, known, context)),
  };
}

/** The preparation with one partner's facts exchanged: what follows from it is what would have been. */
export function exchange(prepared: Prepared, place: number, partner: CandidatePartner): Prepared {
  const { known } = prepared;
  const read = partnerForConditions(partner, known);
  const capacity = prepared.capacity.slice();
  capacity[place] = partner.capacity ?? unlimited;
  const weight = prepared.weight.slice();
  weight[place] = partner.weight ?? 1;
  return {
    ...prepared,
    partners: prepared.partners.with(place, partner),
    read: prepared.read.with(place, read),
    capacity,
    weight,
    rules: prepared.rules.map(({ rule, filter, holds }) => ({
      rule,
      holds,
      filter: refilter(filter, place, (lead) => holds({ lead: lead.read, partner: read })),
    })),
    parts: prepared.parts.map(({ part, kind, column }) => {
      if (!column) return { part, kind };
      return {
        part,
        kind,
        column: (lead: AskedLead) => {
          const points = column(lead).slice();
          points[place] = pointsOf(part, kind, lead, partner, read, noLoad);
          return points;
        },
      };
    }),
  };
}

/** The lead as the prepared policy asks it. */
export function ask(prepared: Prepared, lead: RoutedLead): AskedLead {
  return { id: lead.id, facts: lead.facts, read: leadForConditions(lead.facts, prepared.known) };
}

/** Points of one partner in one part, in whole hundredths. */
export function pointsOf(
  part: FitPart,
  kind: FitKind<unknown>,
  lead: AskedLead,
  partner: CandidatePartner,
  read: ConditionFacts,
  load: Load,
): number {
  const share = kind.share(sideOf(part, lead), readBy(part, partner, read), part.settings, load);
  return Math.round(part.weight * 100 * share);
}

/** Condition parts are measured on typed facts, all others on the facts as they are. */
export function sideOf(part: FitPart, lead: AskedLead): Facts {
  return part.kind === 'condition' ? lead.read : lead.facts;
}

export function readBy(
  part: FitPart,
  partner: CandidatePartner,
  read: ConditionFacts,
): CandidatePartner {
  return part.kind === 'condition' ? { ...partner, facts: read } : partner;
}

function preparePart(
  part: FitPart,
  partners: readonly CandidatePartner[],
  read: readonly ConditionFacts[],
  known: Catalogue,
  context: TimeContext,
): PreparedPart {
  // Each kind takes the settings of its own name, which the policy's type pairs with it.
  const kind = (
    part.kind === 'condition' ? conditionKind(part, known, context) : fitKinds[part.kind]
  ) as FitKind<unknown>;
  if (kind.readsLoad) return { part, kind };
  let asked: AskedLead;
  const lookUp = remember(keptValues(partners.length), () =>
    Int32Array.from(partners, (partner, place) =>
      pointsOf(part, kind, asked, partner, read[place], noLoad),
    ),
  );
  return {
    part,
    kind,
    column: (lead) => {
      asked = lead;
      return lookUp(keyOf(sideOf(part, lead), kind.readsLead));
    },
  };
}

function conditionKind(
  part: FitPart<'condition'>,
  known: Catalogue,
  context: TimeContext,
): FitKind<FitPart<'condition'>['settings']> {
  const { condition } = part.settings;
  const holds = toPredicate(condition, known, context);
  const share = (lead: Facts, partner: CandidatePartner) =>
    holds({ lead, partner: partner.facts }) ? 1 : 0;
  return {
    readsLead: leadFactsIn(condition),
    readsLoad: false,
    share,
    fact: (lead, partner) => (share(lead, partner) === 1 ? 'holds' : 'does not hold'),
    steps: () => [],
  };
}

function treeOf(
  condition: Condition,
  known: Catalogue,
  context: TimeContext,
  read: readonly ConditionFacts[],
): ConditionTree<AskedLead> {
  if (isAll(condition))
    return { kind: 'all', parts: condition.all.map((part) => treeOf(part, known, context, read)) };
  if (isAny(condition))
    return { kind: 'any', parts: condition.any.map((part) => treeOf(part, known, context, read)) };
  if (isNot(condition)) return { kind: 'not', part: treeOf(condition.not, known, context, read) };
  const holds = toPredicate(condition, known, context);
  const names = leadFactsIn(condition);
  const facts: { lead: ConditionFacts; partner: ConditionFacts } = { lead: {}, partner: {} };
  return {
    kind: 'leaf',
    leaf: {
      keyOf: (lead) => keyOf(lead.read, names),
      holds: (lead, place) => {
        facts.lead = lead.read;
        facts.partner = read[place];
        return holds(facts);
      },
    },
  };
}

function leadFactsIn(condition: Condition): string[] {
  if (isAll(condition)) return condition.all.flatMap(leadFactsIn);
  if (isAny(condition)) return condition.any.flatMap(leadFactsIn);
  if (isNot(condition)) return leadFactsIn(condition.not);
  return fieldsOf(condition)
    .filter((field) => field.startsWith('lead.'))
    .map((field) => field.slice('lead.'.length));
}

function fieldsOf({ field, value }: Comparison): string[] {
  return isReference(value) ? [field, value.field] : [field];
}

function keyOf(facts: Facts, names: readonly string[]): string {
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => facts[name] ?? null));
}
