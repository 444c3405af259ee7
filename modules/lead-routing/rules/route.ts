import type { TimeContext } from '../../../platform/conditions/language.ts';
import { hasBit } from '../algorithms/bitmap.ts';
import { choose, loadAt, loadColumns, pointsAt } from '../algorithms/choose.ts';
import type { Choice, LoadColumns } from '../algorithms/choose.ts';
import { ask, prepare, readBy, sideOf } from '../algorithms/prepare.ts';
import type { AskedLead, Prepared } from '../algorithms/prepare.ts';
import { clauseText } from './clause-text.ts';
import {
  fullExplanation,
  lacksAgainst,
  ownChange,
  ownExplanation,
  vendorChange,
} from './explanation.ts';
import type { CandidatePartner, Loads, RoutedLead } from './facts.ts';
import type { OwnTelling, RoutingOutcome, RuleOutcome, ScorePart, Unroutable } from './outcome.ts';
import type { RoutingPolicy } from './policy.ts';
import { ownChanges, runnerUpChanges } from './would-change.ts';
import type { Made } from './would-change.ts';

/** `seed` is stored with the decision; `loads` are those at the moment of routing. */
export type RouteOptions = { readonly seed: string; readonly loads: Loads | LoadColumns };

/**
 * Routes one lead: who gets it, why, who else could have, and what would have changed it. Deterministic in its arguments;
 * the order of partners does not matter. For many leads prepare once and call `routePrepared`.
 */
export function route(
  lead: RoutedLead,
  partners: readonly CandidatePartner[],
  policy: RoutingPolicy,
  options: RouteOptions & TimeContext,
): RoutingOutcome {
  return routePrepared(prepare(partners, policy, options), lead, options);
}

/** Routes one lead over partners and policy that `prepare` made ready. */
export function routePrepared(
  prepared: Prepared,
  lead: RoutedLead,
  { seed, loads }: RouteOptions,
): RoutingOutcome {
  return tell(made(prepared, ask(prepared, lead), loadColumns(prepared, loads), seed));
}

/**
 * Routes leads one after the other in the given order; each chosen partner has one open and one received lead more for
 * the leads that follow. `loads` themselves are not changed.
 */
export function routeBatch(
  prepared: Prepared,
  leads: Iterable<RoutedLead>,
  { seed, loads }: RouteOptions,
): RoutingOutcome[] {
  const given = loadColumns(prepared, loads);
  const columns = { open: given.open.slice(), received: given.received.slice() };
  const outcomes: RoutingOutcome[] = [];
  for (const lead of leads) {
    const one = made(prepared, ask(prepared, lead), columns, seed);
    outcomes.push(tell(one));
    const [chosen] = one.choice.ranked;
    if (chosen === undefined) continue;
    columns.open[chosen] += 1;
    columns.received[chosen] += 1;
  }
  return outcomes;
}

/**
 * What one partner may know of a routing: why it, or why not it, by its own facts alone.
 * Throws RangeError when the partner was no candidate.
 */
export function ownTelling(
  prepared: Prepared,
  lead: RoutedLead,
  partnerId: string,
  { seed, loads }: RouteOptions,
): OwnTelling {
  const place = prepared.placeOf.get(partnerId);
  if (place === undefined) throw new RangeError(`${partnerId} was no candidate`);
  const one = made(prepared, ask(prepared, lead), loadColumns(prepared, loads), seed);
  const failed = firstFailedRule(one, place);
  const standing = standingOf(one, place);
  const parts = partsAt(one, place);
  const telling = {
    standing,
    score: sumOf(parts),
    parts,
    counts: countsOf(prepared, one.choice),
    clause:
      failed?.clause ??
      (standing === 'full' ? prepared.policy.capacity.clause : prepared.policy.choice.clause),
    wouldChange:
      standing === 'chosen'
        ? []
        : ownChanges(one, place).map((change) => ({ ...change, text: ownChange(change) })),
  };
  const lacks = failed ? (failed.lacks ?? clauseText(failed, prepared.known)) : null;
  const { ranked, points } = one.choice;
  const drawn = standing === 'eligible' && Math.round(telling.score * 100) === points[0];
  const told = { lacks, drawn, routed: ranked.length > 0 };
  return { ...telling, explanation: ownExplanation(telling, told) };
}

function made(prepared: Prepared, lead: AskedLead, loads: LoadColumns, seed: string): Made {
  return { prepared, lead, loads, seed, choice: choose(prepared, lead, loads, seed) };
}

function tell(one: Made): RoutingOutcome {
  const { prepared, choice, lead } = one;
  const [chosen, ...others] = choice.ranked;
  const nameOf = (id: string) => prepared.partners[prepared.placeOf.get(id) ?? -1]?.name ?? id;
  const parts = chosen === undefined ? [] : partsAt(one, chosen);
  const unroutable = chosen === undefined ? whyNobody(prepared, choice) : null;
  const outcome = {
    leadId: lead.id,
    partnerId: chosen === undefined ? null : prepared.partners[chosen].id,
    score: chosen === undefined ? null : sumOf(parts),
    parts,
    runnersUp: others.map((place) => {
      const own = partsAt(one, place);
      return {
        partnerId: prepared.partners[place].id,
        score: sumOf(own),
        lacks: lacksAgainst(parts, own),
      };
    }),
    counts: countsOf(prepared, choice),
    rules: ruleOutcomes(prepared, choice),
    tied: choice.tied,
    clause: unroutable?.clause ?? prepared.policy.choice.clause,
    unroutable,
    wouldChange: runnerUpChanges(one).map((change) => ({
      ...change,
      text: vendorChange(change, prepared.partners[others[0]].name, nameOf),
    })),
  };
  return { ...outcome, explanation: fullExplanation(outcome, nameOf) };
}

function partsAt({ prepared, lead, loads }: Made, place: number): ScorePart[] {
  const points = pointsAt(prepared, lead, loads, place);
  const partner = prepared.partners[place];
  return prepared.parts.map(({ part, kind }, at) => ({
    name: part.name,
    clause: part.clause,
    value: points[at] / 100,
    weight: part.weight,
    fact: kind.fact(
      sideOf(part, lead),
      readBy(part, partner, prepared.read[place]),
      part.settings,
      loadAt(loads, place),
    ),
  }));
}

/** Points are whole hundredths: summed as such, so that the shown score is the sum of the shown parts. */
function sumOf(parts: readonly ScorePart[]): number {
  return parts.reduce((sum, { value }) => sum + Math.round(value * 100), 0) / 100;
}

function countsOf({ partners }: Prepared, { eligible, full }: Choice): RoutingOutcome['counts'] {
  return { eligible, full, excluded: partners.length - eligible - full };
}

function ruleOutcomes({ known }: Prepared, { effects }: Choice): RuleOutcome[] {
  return effects.map(({ rule, excluded, skipped }) => ({
    clause: rule.clause,
    text: clauseText(rule, known),
    requirement: rule.requirement,
    excluded,
    skipped,
  }));
}

function whyNobody({ policy, partners, known }: Prepared, { stoppedBy, full }: Choice): Unroutable {
  if (partners.length === 0)
    return { code: 'no-partners', clause: null, text: 'The programme has no partners yet.' };
  if (stoppedBy)
    return {
      code: 'nobody-passes',
      clause: stoppedBy.clause,
      text: `No partner fits: ${clauseText(stoppedBy, known).replace(/\.$/, '')} (${stoppedBy.clause}).`,
    };
  const who =
    full === 1
      ? 'The one partner that passes the rules has'
      : `All ${full} partners that pass the rules have`;
  return {
    code: 'all-full',
    clause: policy.capacity.clause,
    text: `${who} no room (${policy.capacity.clause}).`,
  };
}

function standingOf({ choice, prepared, loads }: Made, place: number): OwnTelling['standing'] {
  if (choice.ranked[0] === place) return 'chosen';
  if (choice.stoppedBy || !hasBit(choice.passed, place)) return 'excluded';
  return loads.open[place] >= prepared.capacity[place] ? 'full' : 'eligible';
}

function firstFailedRule({ choice, prepared, lead }: Made, place: number) {
  const facts = { lead: lead.read, partner: prepared.read[place] };
  const applied = choice.effects.filter(({ skipped }) => !skipped).map(({ rule }) => rule);
  return prepared.rules.find(({ rule, holds }) => applied.includes(rule) && !holds(facts))?.rule;
}
