import type { CandidatePartner, Load, Loads } from '../rules/facts.ts';
import type { EligibilityRule } from '../rules/policy.ts';
import { bitmapOf, countBits, hasBit, intersect, placesOf, setBit, without } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';
import { drawOf, hashText } from '../../../platform/decisions/draw.ts';
import { pointsOf, unlimited } from './prepare.ts';
import type { AskedLead, Prepared } from './prepare.ts';

/** Loads of all candidates as columns, in the preparation's order. */
export type LoadColumns = { readonly open: Int32Array; readonly received: Int32Array };

/** What a rule did to the candidates: how many it left out, or that it was skipped because it would have left nobody. */
export type RuleEffect = {
  readonly rule: EligibilityRule;
  readonly excluded: number;
  readonly skipped: boolean;
};

/**
 * The choice for one lead, as places in the preparation. `ranked` holds the best `keep` candidates, the first is chosen;
 * `points` are hundredths; `tied` is how many share the first one's points (1: nobody else).
 */
export type Choice = {
  readonly ranked: Int32Array;
  readonly points: Int32Array;
  readonly tied: number;
  /** Candidates that could take the lead: they pass the rules and have room. */
  readonly eligible: number;
  /** Candidates that pass the rules and have no room. */
  readonly full: number;
  readonly effects: readonly RuleEffect[];
  /** The required rule that left nobody, if one did. */
  readonly stoppedBy: EligibilityRule | null;
  /** Those that pass the rules, with and without room. */
  readonly passed: Bitmap;
};

/** Loads by id as columns of this preparation; columns stay as they are. */
export function loadColumns(prepared: Prepared, loads: Loads | LoadColumns): LoadColumns {
  if (isColumns(loads)) return loads;
  const open = new Int32Array(prepared.partners.length);
  const received = new Int32Array(prepared.partners.length);
  for (const [id, load] of Object.entries(loads)) {
    const place = prepared.placeOf.get(id);
    if (place === undefined || !load) continue;
    open[place] = load.open;
    received[place] = load.received;
  }
  return { open, received };
}

function isColumns(loads: Loads | LoadColumns): loads is LoadColumns {
  return loads.open instanceof Int32Array;
}

export function loadAt(loads: LoadColumns, place: number): Load {
  return { open: loads.open[place], received: loads.received[place] };
}

/**
 * Chooses for one lead: rules narrow the candidates in order, then points decide, then the draw. Deterministic in the
 * facts, the loads and the seed; the order in which partners were given does not matter.
 */
export function choose(
  prepared: Prepared,
  lead: AskedLead,
  loads: LoadColumns,
  seed: string,
  keep = 21,
): Choice {
  const { passed, effects, stoppedBy } = narrow(prepared, lead, roomFor(prepared, loads));
  const candidates = intersect(passed, roomFor(prepared, loads), passed.slice());
  const eligible = stoppedBy ? 0 : countBits(candidates);
  const full = stoppedBy ? 0 : countBits(passed) - eligible;
  const points = pointColumn(prepared, lead, loads, candidates);
  const best =
    eligible === 0 ? new Int32Array() : rank(prepared, lead, candidates, points, seed, keep);
  let tied = 0;
  for (const place of placesOf(candidates)) if (points[place] === points[best[0]]) tied += 1;
  return {
    ranked: best,
    points: Int32Array.from(best, (place) => points[place]),
    tied: eligible === 0 ? 0 : tied,
    eligible,
    full,
    effects,
    stoppedBy,
    passed,
  };
}

/** Points of one candidate in all parts, in hundredths, whether it passes the rules or not. */
export function pointsAt(
  prepared: Prepared,
  lead: AskedLead,
  loads: LoadColumns,
  place: number,
): Int32Array {
  const partner: CandidatePartner = prepared.partners[place];
  return Int32Array.from(prepared.parts, ({ part, kind }) =>
    pointsOf(part, kind, lead, partner, prepared.read[place], loadAt(loads, place)),
  );
}

/** Candidates that pass every required rule: whoever else is left out cannot turn the outcome. */
export function passingRequired(prepared: Prepared, lead: AskedLead): Bitmap {
  const passed = bitmapOf(prepared.partners.length, true);
  for (const { rule, filter } of prepared.rules)
    if (rule.requirement === 'required') intersect(passed, filter(lead), passed);
  return passed;
}

/** Candidates whose open leads are below their capacity. */
export function roomFor(prepared: Prepared, loads: LoadColumns): Bitmap {
  const { capacity } = prepared;
  const room = bitmapOf(capacity.length, true);
  for (let place = 0; place < capacity.length; place += 1)
    if (capacity[place] !== unlimited && loads.open[place] >= capacity[place])
      setBit(room, place, false);
  return room;
}

function narrow(
  prepared: Prepared,
  lead: AskedLead,
  room: Bitmap,
): { passed: Bitmap; effects: RuleEffect[]; stoppedBy: EligibilityRule | null } {
  const passed = bitmapOf(prepared.partners.length, true);
  const effects: RuleEffect[] = [];
  const withRoom = new Uint32Array(passed.length);
  for (const { rule, filter } of prepared.rules) {
    const holds = filter(lead);
    const left = intersect(passed, holds, new Uint32Array(passed.length));
    intersect(left, room, withRoom);
    if (rule.requirement === 'optional' && countBits(withRoom) === 0) {
      effects.push({ rule, excluded: 0, skipped: true });
      continue;
    }
    effects.push({ rule, excluded: countBits(without(passed, left, withRoom)), skipped: false });
    passed.set(left);
    if (countBits(passed) === 0) return { passed, effects, stoppedBy: rule };
  }
  return { passed, effects, stoppedBy: null };
}

/** Points of the candidates; those of others are not complete, and nobody asks for them. */
function pointColumn(
  prepared: Prepared,
  lead: AskedLead,
  loads: LoadColumns,
  candidates: Bitmap,
): Int32Array {
  const sum = new Int32Array(prepared.partners.length);
  for (const { part, kind, column } of prepared.parts) {
    if (column) {
      const points = column(lead);
      for (let place = 0; place < sum.length; place += 1) sum[place] += points[place];
      continue;
    }
    for (const place of placesOf(candidates))
      sum[place] += pointsOf(
        part,
        kind,
        lead,
        prepared.partners[place],
        prepared.read[place],
        loadAt(loads, place),
      );
  }
  return sum;
}

/** The best `keep` by points, then by draw, then (should two draws ever be equal) by id; sorted insertion. */
function rank(
  prepared: Prepared,
  lead: AskedLead,
  candidates: Bitmap,
  points: Int32Array,
  seed: string,
  keep: number,
): Int32Array {
  const leadHash = hashText(`${seed}\u0000${lead.id}`);
  const best: number[] = [];
  const draws: number[] = [];
  for (let place = 0; place < points.length; place += 1) {
    if (!hasBit(candidates, place)) continue;
    if (best.length === keep && points[place] < points[best[keep - 1]]) continue;
    const draw = drawOf(
      leadHash,
      prepared.hashHigh[place],
      prepared.hashLow[place],
      prepared.weight[place],
    );
    let at = best.length;
    while (at > 0 && comesBefore(points[place], draw, points[best[at - 1]], draws[at - 1])) at -= 1;
    if (at === keep) continue;
    best.splice(at, 0, place);
    draws.splice(at, 0, draw);
    if (best.length > keep) {
      best.pop();
      draws.pop();
    }
  }
  return Int32Array.from(best);
}

function comesBefore(
  points: number,
  draw: number,
  otherPoints: number,
  otherDraw: number,
): boolean {
  return points > otherPoints || (points === otherPoints && draw < otherDraw);
}
