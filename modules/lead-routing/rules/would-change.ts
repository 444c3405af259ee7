import { choose, loadAt, pointsAt } from '../algorithms/choose.ts';
import type { Choice, LoadColumns } from '../algorithms/choose.ts';
import { withChange } from '../algorithms/fit/kind.ts';
import type { FactChange } from '../algorithms/fit/kind.ts';
import { exchange, readBy, sideOf } from '../algorithms/prepare.ts';
import type { AskedLead, Prepared } from '../algorithms/prepare.ts';
import { changesFor } from './rule-changes.ts';

/** A routing that was made, to be asked what would have changed it. */
export type Made = {
  readonly prepared: Prepared;
  readonly lead: AskedLead;
  readonly loads: LoadColumns;
  readonly seed: string;
  readonly choice: Choice;
};

/**
 * The smallest changes of a single fact of the partner at `place` that would have brought it the lead, one for each
 * fact that can, at most `most`. Each is proved: the lead is routed again with the fact changed. Facts that only
 * together would suffice are not searched for.
 */
export function ownChanges(made: Made, place: number, most = 5): FactChange[] {
  const found: FactChange[] = [];
  for (const steps of candidateSteps(made, place)) {
    if (found.length === most) break;
    if (steps.length === 0 || found.some(({ fact }) => fact === steps[0].fact)) continue;
    const first = steps.find(
      (step) => mayReach(made, place, step) && comesFirst(made, place, place, step),
    );
    if (first) found.push(first);
  }
  return found;
}

/** A change of one fact of the named partner. */
export type ChangeOf = FactChange & { readonly partnerId: string };

/** The same for the first runner-up, and whether the chosen partner being full would have sufficed. */
export function runnerUpChanges(made: Made): ChangeOf[] {
  const { prepared, choice, loads } = made;
  if (choice.ranked.length < 2) return [];
  const [chosen, second] = choice.ranked;
  const idAt = (place: number) => prepared.partners[place].id;
  const changes: ChangeOf[] = ownChanges(made, second).map((change) => ({
    partnerId: idAt(second),
    ...change,
  }));
  const { capacity } = prepared.partners[chosen];
  if (capacity !== null) {
    const full = { fact: 'openLeads', from: loads.open[chosen], to: capacity };
    if (comesFirst(made, second, chosen, full)) changes.push({ partnerId: idAt(chosen), ...full });
  }
  return changes;
}

function candidateSteps(
  { prepared, lead, loads, choice }: Made,
  place: number,
): (readonly FactChange[])[] {
  const partner = prepared.partners[place];
  const load = loadAt(loads, place);
  const byRule = changesFor(prepared, lead, place);
  const byPart = prepared.parts.map(({ part, kind }) =>
    kind.steps(
      sideOf(part, lead),
      readBy(part, partner, prepared.read[place]),
      part.settings,
      load,
    ),
  );
  const room: FactChange[] = [];
  if (partner.capacity !== null && load.open >= partner.capacity && !choice.ranked.includes(place))
    room.push({ fact: 'capacity', from: partner.capacity, to: load.open + 1 });
  return [...byRule, room, ...byPart.flatMap(byFact)];
}

/** Steps of one part, apart by the fact that they change. */
function byFact(steps: readonly FactChange[]): FactChange[][] {
  const facts = [...new Set(steps.map(({ fact }) => fact))];
  return facts.map((name) => steps.filter(({ fact }) => fact === name));
}

/** Whether the change could suffice at all: only when points reach the best ones, or a rule is passed that was not, is it worth routing again. */
function mayReach(
  { prepared, lead, loads, choice }: Made,
  place: number,
  change: FactChange,
): boolean {
  if (choice.ranked.length === 0) return true;
  const other = applied(prepared, loads, place, change);
  const points = pointsAt(other.prepared, lead, other.loads, place).reduce(
    (sum, value) => sum + value,
    0,
  );
  if (points >= choice.points[0]) return true;
  const before = { lead: lead.read, partner: prepared.read[place] };
  const after = { lead: lead.read, partner: other.prepared.read[place] };
  return prepared.rules.some(({ holds }) => holds(before) !== holds(after));
}

/** Whether `place` would be chosen if the fact of `changed` were so. */
function comesFirst(made: Made, place: number, changed: number, change: FactChange): boolean {
  const { prepared, loads } = applied(made.prepared, made.loads, changed, change);
  return choose(prepared, made.lead, loads, made.seed, 1).ranked[0] === place;
}

function applied(
  prepared: Prepared,
  loads: LoadColumns,
  place: number,
  change: FactChange,
): { prepared: Prepared; loads: LoadColumns } {
  const before = loadAt(loads, place);
  const { partner, load } = withChange(prepared.partners[place], before, change);
  const open = loads.open.with(place, load.open);
  const received = loads.received.with(place, load.received);
  const same = partner === prepared.partners[place];
  return {
    prepared: same ? prepared : exchange(prepared, place, partner),
    loads: { open, received },
  };
}
