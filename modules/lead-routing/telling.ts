import type { Alternative, DecisionInput, Json, Part } from '../../platform/decisions/index.ts';
import { loadColumns, passingRequired, type LoadColumns } from './algorithms/choose.ts';
import { ask, type Prepared } from './algorithms/prepare.ts';
import { placesOf } from './algorithms/bitmap.ts';
import type { Load, Loads, RoutedLead } from './rules/facts.ts';
import { policyClauses } from './rules/clause-text.ts';
import type { RoutingOutcome } from './rules/outcome.ts';
import { ownTelling } from './rules/route.ts';
import type { PastRecord, Router } from './router.ts';

export const appealDays = 7;

/** Columns of loads and past records by the candidate's place in its population, as the decision keeps them. */
export type KeptLoads = [place: number, open: number, received: number][];
export type KeptPast = [
  place: number,
  won: number,
  decided: number,
  responseHours: number | null,
  responses: number,
][];

/** The decision of one routing, from what the rules told. Records and loads are kept so that replay gives it again. */
export function decisionOf(
  router: Router,
  lead: RoutedLead & { version: number },
  outcome: RoutingOutcome,
  loads: Loads | LoadColumns,
  seed: string,
): DecisionInput {
  const { prepared, policy } = router;
  const partnerId = outcome.partnerId;
  const own = partnerId ? ownTelling(prepared, lead, partnerId, { seed, loads }) : null;
  const clause = clauseOf(prepared, outcome.clause);
  const excluded = outcome.rules
    .filter((rule) => rule.excluded > 0 && !rule.skipped)
    .map((rule) => [`excluded by ${rule.clause}`, rule.excluded] as const);
  return {
    kind: 'lead-routing.routing',
    subjectId: lead.id,
    outcome: partnerId ? 'offered' : 'inbox',
    chosenId: partnerId,
    policy: { id: policy.id, version: policy.version, clause },
    facts: {
      records: [{ id: lead.id, kind: 'lead', version: lead.version }],
      populations: { partner: router.population },
      values: [
        { name: 'seed', value: seed },
        { name: 'loads', value: keptLoads(prepared, lead, loads) },
        { name: 'past', value: keptPast(prepared, router.past) },
      ],
    },
    ...(partnerId ? { parts: partsOf(outcome, partnerId) } : {}),
    alternatives: alternativesOf(prepared, outcome),
    counts: { ...outcome.counts, ...Object.fromEntries(excluded) },
    wouldChange: outcome.wouldChange.map((change) => ({
      fact: change.fact,
      from: jsonOf(change.from),
      to: jsonOf(change.to),
      text: change.text,
      ...(change.partnerId === partnerId ? { of: change.partnerId } : {}),
    })),
    parties: partnerId ? [partnerId] : [],
    appealDays,
    explanation: {
      vendor: [...outcome.explanation, ...(outcome.unroutable ? [outcome.unroutable.text] : [])],
      own: own && partnerId ? { [partnerId]: [...own.explanation] } : {},
    },
  };
}

function clauseOf({ policy }: Prepared, id: string): { id: string; text: string } {
  const clause = policyClauses(policy).find((candidate) => candidate.clause === id);
  return { id, text: clause?.text ?? id };
}

function partsOf({ parts }: RoutingOutcome, partnerId: string): Part[] {
  return parts.map(({ name, value, weight, fact }) => ({
    name,
    value,
    weight,
    fact,
    of: partnerId,
  }));
}

function alternativesOf(prepared: Prepared, { runnersUp }: RoutingOutcome): Alternative[] {
  const nameOf = (id: string) => prepared.partners[prepared.placeOf.get(id) ?? -1]?.name ?? id;
  return runnersUp.map(({ partnerId, score, lacks }) => ({
    id: partnerId,
    name: nameOf(partnerId),
    outcome: 'eligible',
    score,
    lacks: [...lacks],
  }));
}

/** Only candidates that pass the rules can turn the outcome, so only their loads are kept. */
function keptLoads(prepared: Prepared, lead: RoutedLead, loads: Loads | LoadColumns): Json {
  const columns = loadColumns(prepared, loads);
  const rows: KeptLoads = [];
  for (const place of placesOf(passingRequired(prepared, ask(prepared, lead)))) {
    const open = columns.open[place] ?? 0;
    const received = columns.received[place] ?? 0;
    if (open > 0 || received > 0) rows.push([place, open, received]);
  }
  return rows;
}

function keptPast({ placeOf }: Prepared, past: ReadonlyMap<string, PastRecord>): Json {
  const rows: KeptPast = [];
  for (const [id, record] of past) {
    const place = placeOf.get(id);
    if (place !== undefined)
      rows.push([place, record.won, record.decided, record.responseHours, record.responses]);
  }
  return rows.sort((a, b) => a[0] - b[0]);
}

/** Reads kept loads back by partner id. `ids` are the population's, in the order of their places. */
export function loadsFrom(kept: KeptLoads, ids: readonly string[]): Loads {
  return Object.fromEntries(
    kept.map(([place, open, received]): [string, Load] => [ids[place] ?? '', { open, received }]),
  );
}

export function pastFrom(kept: KeptPast, ids: readonly string[]): Map<string, PastRecord> {
  return new Map(
    kept.map(([place, won, decided, responseHours, responses]) => [
      ids[place] ?? '',
      { won, decided, responseHours, responses },
    ]),
  );
}

function jsonOf(value: unknown): Json {
  return (value ?? null) as Json; // facts are texts, numbers, booleans, lists and nulls
}
