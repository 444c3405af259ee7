import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPredicate } from '../../../platform/conditions/index.ts';
import { ask, exchange, prepare } from '../algorithms/prepare.ts';
import { choose, loadColumns } from '../algorithms/choose.ts';
import { withChange } from '../algorithms/fit/kind.ts';
import {
  alpine,
  counts,
  now,
  partner,
  someCast,
  someLead,
  someLoads,
  somePartner,
} from './cast.ts';
import { defaultRoutingPolicy } from './default-policy.ts';
import type { CandidatePartner, Loads, RoutedLead } from './facts.ts';
import type { RoutingPolicy } from './policy.ts';
import { route, routePrepared } from './route.ts';
import { leadForConditions, partnerForConditions, routingCatalogue } from './routing-fields.ts';

const policy = defaultRoutingPolicy;
const options = { seed: 'spring', loads: {} as Loads, now };
const go = (
  partners: readonly CandidatePartner[],
  more: Partial<typeof options> = {},
  lead = alpine,
) => route(lead, partners, policy, { ...options, ...more });

describe('whatever the partners, the loads and the lead', () => {
  test('the choice is that of a plain reading of the policy, and parts sum to the score', () => {
    fc.assert(
      fc.property(someCast, someLead, counts, fc.string(), (cast, lead, numbers, seed) => {
        const loads = someLoads(cast, numbers);
        const outcome = route(lead, cast, policy, { seed, loads, now });
        const allowed = plainReading(policy, cast, lead, loads);
        expect(outcome.counts.eligible).toBe(allowed.length);
        expect(outcome.counts.eligible + outcome.counts.full + outcome.counts.excluded).toBe(
          cast.length,
        );
        if (outcome.partnerId === null) return;
        expect(allowed).toContain(outcome.partnerId);
        const sum = outcome.parts.reduce((total, { value }) => total + value, 0);
        expect(outcome.score).toBeCloseTo(sum, 9);
        expect(outcome.score).toBeLessThanOrEqual(100);
        for (const part of outcome.parts) expect(part.value).toBeLessThanOrEqual(part.weight);
        for (const other of outcome.runnersUp)
          expect(other.score).toBeLessThanOrEqual(Number(outcome.score));
      }),
    );
  });

  test('the order in which partners are given changes nothing', () => {
    fc.assert(
      fc.property(someCast, someLead, counts, (cast, lead, numbers) => {
        const loads = someLoads(cast, numbers);
        const rotated = [
          ...cast.slice(cast.length / 2),
          ...cast.slice(0, cast.length / 2),
        ].reverse();
        expect(go(rotated, { loads }, lead)).toEqual(go(cast, { loads }, lead));
      }),
    );
  });

  test('what is said to have changed it does change it, when the lead is routed anew', () => {
    let proved = 0;
    fc.assert(
      fc.property(someCast, someLead, counts, (cast, lead, numbers) => {
        const loads = someLoads(cast, numbers);
        const outcome = go(cast, { loads }, lead);
        const second = outcome.runnersUp.at(0)?.partnerId;
        for (const change of outcome.wouldChange) {
          const at = cast.findIndex(({ id }) => id === change.partnerId);
          const other = withChange(
            cast[at],
            loads[change.partnerId] ?? { open: 0, received: 0 },
            change,
          );
          const again = go(
            cast.with(at, other.partner),
            { loads: { ...loads, [change.partnerId]: other.load } },
            lead,
          );
          expect(again.partnerId).toBe(second);
          proved += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(proved).toBeGreaterThan(20);
  });

  test('a better fact never lowers the place of a partner', () => {
    fc.assert(
      fc.property(someCast, someLead, counts, fc.nat(), (cast, lead, numbers, pick) => {
        const loads = loadColumns(prepare(cast, policy, { now }), someLoads(cast, numbers));
        const prepared = prepare(cast, policy, { now });
        const place = pick % cast.length;
        const before = [...choose(prepared, ask(prepared, lead), loads, 's', 99).ranked].indexOf(
          place,
        );
        if (before < 0) return;
        for (const { part, kind } of prepared.parts) {
          const load = { open: loads.open[place], received: loads.received[place] };
          for (const step of kind.steps(
            lead.facts,
            prepared.partners[place],
            part.settings,
            load,
          )) {
            const other = withChange(prepared.partners[place], load, step);
            const columns = {
              open: loads.open.with(place, other.load.open),
              received: loads.received.with(place, other.load.received),
            };
            const better = exchange(prepared, place, other.partner);
            const after = [...choose(better, ask(better, lead), columns, 's', 99).ranked].indexOf(
              place,
            );
            expect(after).toBeGreaterThanOrEqual(0);
            expect(after).toBeLessThanOrEqual(before);
          }
        }
      }),
    );
  });

  test('exchanging one partner is the same as preparing anew', () => {
    fc.assert(
      fc.property(
        someCast,
        somePartner,
        fc.nat(),
        fc.array(someLead, { minLength: 1, maxLength: 5 }),
        (cast, facts, pick, leads) => {
          const prepared = prepare(cast, policy, { now });
          const place = pick % cast.length;
          const other = partner(prepared.partners[place].id, facts, { capacity: 2 });
          const exchanged = exchange(prepared, place, other);
          const anew = prepare(prepared.partners.with(place, other), policy, { now });
          for (const lead of leads) {
            routePrepared(prepared, lead, options);
            expect(routePrepared(exchanged, lead, options)).toEqual(
              routePrepared(anew, lead, options),
            );
          }
        },
      ),
    );
  });
});

/** The rules read one after the other, slowly: ids of those that may take the lead. */
function plainReading(
  document: RoutingPolicy,
  cast: readonly CandidatePartner[],
  lead: RoutedLead,
  loads: Loads,
): string[] {
  const known = routingCatalogue(document.fields);
  const hasRoom = ({ id, capacity }: CandidatePartner) =>
    capacity === null || (loads[id]?.open ?? 0) < capacity;
  let left = [...cast];
  for (const rule of document.rules) {
    const holds = toPredicate(rule.condition, known, { now });
    const next = left.filter((one) =>
      holds({
        lead: leadForConditions(lead.facts, known),
        partner: partnerForConditions(one, known),
      }),
    );
    if (rule.requirement === 'required' || next.some(hasRoom)) left = next;
  }
  return left.filter(hasRoom).map(({ id }) => id);
}
