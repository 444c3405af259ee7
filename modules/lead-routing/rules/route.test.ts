import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepare } from '../algorithms/prepare.ts';
import {
  alpine,
  counts,
  eastside,
  harbour,
  maple,
  now,
  partner,
  prairie,
  someCast,
  someLead,
  someLoads,
} from './cast.ts';
import { defaultRoutingPolicy } from './default-policy.ts';
import type { CandidatePartner, Loads } from './facts.ts';
import { ownTelling, route } from './route.ts';

const policy = defaultRoutingPolicy;
const everybody = [eastside, harbour, prairie, maple];
const options = { seed: 'spring', loads: {} as Loads, now };
const go = (
  partners: readonly CandidatePartner[],
  more: Partial<typeof options> = {},
  lead = alpine,
) => route(lead, partners, policy, { ...options, ...more });

describe('a lead', () => {
  test('goes to the partner with the most points, and every point has its fact', () => {
    const outcome = go(everybody);
    expect(outcome.partnerId).toBe('org_eastside');
    expect(outcome.parts.find(({ name }) => name === 'distance')).toEqual({
      name: 'distance',
      clause: 'F1',
      value: 25,
      weight: 25,
      fact: 'in the same postal code',
    });
    expect(outcome.runnersUp.map(({ partnerId }) => partnerId)).toEqual(['org_harbour']);
    expect(outcome.runnersUp[0].lacks).toEqual([
      'distance: 15 points fewer, in the same region',
      'specialisation: 15 points fewer, not specialised in road bikes for rental',
      'tier: 3 points fewer, tier Silver',
    ]);
    expect(outcome.counts).toEqual({ eligible: 2, full: 0, excluded: 2 });
    expect(outcome.rules.map(({ clause, excluded }) => [clause, excluded])).toEqual([
      ['E1', 0],
      ['E2', 1],
      ['E3', 1],
    ]);
  });

  test('for whose region nobody is there skips the optional rule and says so', () => {
    const outcome = go([prairie, maple]);
    expect(outcome.partnerId).toBe('org_prairie');
    expect(outcome.rules.at(-1)).toMatchObject({ clause: 'E3', skipped: true, excluded: 0 });
    expect(outcome.explanation.join(' ')).toContain('E3 was skipped');
  });

  test('that only full partners of the region could take goes to the next region, since the optional rule is skipped', () => {
    const loads = { org_eastside: { open: 5, received: 5 }, org_harbour: { open: 5, received: 5 } };
    expect(go(everybody, { loads }).partnerId).toBe('org_prairie');
  });

  test('that nobody may take goes to the inbox with the clause', () => {
    const outcome = go([maple]);
    expect(outcome).toMatchObject({
      partnerId: null,
      score: null,
      clause: 'E2',
      parts: [],
      runnersUp: [],
    });
    expect(outcome.unroutable).toMatchObject({ code: 'nobody-passes', clause: 'E2' });
    expect(outcome.explanation[0]).toContain(
      'No partner fits: A lead goes to partners that serve its country (E2).',
    );
  });

  test('for which everybody is full goes to the inbox and says that room is missing', () => {
    const outcome = go([eastside], { loads: { org_eastside: { open: 5, received: 9 } } });
    expect(outcome.unroutable).toMatchObject({ code: 'all-full', clause: 'C1' });
    expect(outcome.counts).toEqual({ eligible: 0, full: 1, excluded: 0 });
    expect(go([], {}).unroutable?.code).toBe('no-partners');
  });
});

describe("a partner's own telling", () => {
  const prepared = prepare(everybody, policy, { now });

  test('tells the chosen one why it fits best', () => {
    const telling = ownTelling(prepared, alpine, 'org_eastside', options);
    expect(telling.standing).toBe('chosen');
    expect(telling.explanation[0]).toBe(
      'You fit best of 2 eligible partners: 83.61 of 100 points.',
    );
    expect(telling.explanation[1]).toContain('Distance 25 of 25 (in the same postal code)');
  });

  test('tells one left out by which clause and what it lacks', () => {
    const telling = ownTelling(prepared, alpine, 'org_maple', options);
    expect(telling).toMatchObject({ standing: 'excluded', clause: 'E2' });
    expect(telling.explanation[0]).toBe(
      'This lead was not open to you (E2): the country of the lead is not among those served.',
    );
  });

  test('tells one without room how full it is', () => {
    const loads = { org_harbour: { open: 5, received: 0 } };
    const telling = ownTelling(prepared, alpine, 'org_harbour', { ...options, loads });
    expect(telling).toMatchObject({ standing: 'full', clause: 'C1' });
    expect(telling.explanation[0]).toContain('5 of 5 open leads');
  });

  test('tells of a single own fact that would have brought the lead', () => {
    const near = partner('org_near', {
      city: 'Bellevue',
      postalCode: '98004',
      tier: 'Silver',
      specialisations: ['Road bikes'],
    });
    const telling = ownTelling(
      prepare([eastside, near], policy, { now }),
      alpine,
      'org_near',
      options,
    );
    expect(telling.wouldChange).toContainEqual({
      fact: 'tier',
      from: 'Silver',
      to: 'Platinum',
      text: 'It would have come to you with your tier at Platinum instead of Silver.',
    });
    expect(telling.explanation.join(' ')).toContain(
      'It would have come to you with your tier at Platinum instead of Silver.',
    );
  });

  test('names no other party, whoever reads it', () => {
    fc.assert(
      fc.property(someCast, someLead, counts, fc.nat(), (cast, lead, numbers, pick) => {
        const marked = cast.map((one) => ({
          ...one,
          id: `${one.id}_z`,
          name: `Canary ${one.id}_z`,
        }));
        const reader = marked[pick % marked.length];
        const loads = someLoads(marked, numbers);
        const telling = JSON.stringify(
          ownTelling(prepare(marked, policy, { now }), lead, reader.id, { seed: 's', loads }),
        );
        for (const other of marked)
          if (other.id !== reader.id) {
            expect(telling).not.toContain(other.id);
            expect(telling).not.toContain(other.name);
          }
      }),
    );
  });
});
