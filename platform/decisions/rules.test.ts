import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from './decision.ts';
import { alternativesInFull, mayAppeal, ownTelling, shortened } from './rules.ts';

const own = 'org_0own';
/** Marks whatever belongs to somebody else: no telling may hold it, in text or in number. */
const canary = 'canaryzz';
const foreignId = fc.nat(30).map((n) => `org_${canary}${n}`);
const foreignText = fc.nat(999).map((n) => `${canary} ${n}`);
/** Amounts of others, unlike any number of the party's own. */
const foreignNumber = fc.nat(999).map((n) => 770_000_000 + n);
const foreignValue = fc.oneof(foreignText, foreignNumber, fc.array(foreignText, { maxLength: 2 }));
const vendorOnly = fc.constant<string | undefined>(undefined);

const ownText = fc.constantFrom('Your region fits', 'Capacity', 'Two more certificates');
const ownWhose = fc.constantFrom(own, 'parties');

const mixed = <A, B>(mine: fc.Arbitrary<A>, theirs: fc.Arbitrary<B>) =>
  fc.array(fc.oneof(mine, theirs), { maxLength: 8 });
const whose = (of: fc.Arbitrary<string | undefined>) =>
  of.map((name) => (name ? { of: name } : {}));
const foreignWhose = whose(fc.oneof(foreignId, vendorOnly));

const sentence = fc.record({ mine: ownText, named: fc.oneof(foreignText, foreignId) });
const person = fc.oneof(
  fc.constant({ kind: 'rule' as const, name: 'Fairway' }),
  fc.record({
    kind: fc.constant('person' as const),
    name: fc.constant('Ellen Adams'),
    personId: fc.constant(`per_${canary}`),
  }),
  fc.record({
    kind: fc.constant('person' as const),
    name: foreignText,
    personId: fc.constant(`per_${canary}`),
    organisationId: foreignId,
  }),
);

const decisions: fc.Arbitrary<Decision> = fc
  .record({
    alternatives: fc.array(
      fc.record({
        id: foreignId,
        name: foreignText,
        outcome: foreignText,
        score: foreignNumber,
        lacks: fc.array(foreignText, { maxLength: 3 }),
      }),
      { maxLength: 30 },
    ),
    values: mixed(
      fc.tuple(ownWhose, ownText).map(([of, value]) => ({ name: 'fit', value, of })),
      fc.tuple(foreignWhose, foreignValue).map(([of, value]) => ({ name: 'fit', value, ...of })),
    ),
    parts: mixed(
      fc
        .tuple(ownWhose, fc.nat(9))
        .map(([of, value]) => ({ name: 'region', value, weight: 1, of })),
      fc
        .tuple(foreignWhose, foreignNumber)
        .map(([of, value]) => ({ name: 'region', value, weight: value, fact: 'x', ...of })),
    ),
    wouldChange: mixed(
      fc
        .tuple(ownWhose, ownText)
        .map(([of, text]) => ({ fact: 'tier', from: 'silver', to: 'gold', text, of })),
      fc
        .tuple(foreignWhose, foreignValue, foreignText)
        .map(([of, to, text]) => ({ fact: 'tier', from: to, to, text, ...of })),
    ),
    sentences: fc.array(sentence, { maxLength: 4 }),
    vendor: fc.array(foreignText, { maxLength: 3 }),
    others: fc.dictionary(foreignId, fc.array(foreignText, { maxLength: 2 }), { maxKeys: 4 }),
    chosenId: fc.option(fc.oneof(foreignId, fc.constant(own))),
    decidedBy: person,
    clauseText: fc.oneof(fc.constant('A lead goes to the best fit.'), foreignText),
    outcome: fc.oneof(fc.constant('offered'), foreignText),
  })
  .map(({ sentences, vendor, others, values, clauseText, ...rest }) => {
    // A module's mistake: it names another party in what it tells this one.
    const named = sentences.map(({ named: name }, place) => ({
      ...alternative,
      id: `org_${canary}x${place}`,
      name,
    }));
    return {
      ...frame,
      ...rest,
      alternatives: [...rest.alternatives, ...named],
      // Whatever name the texts use belongs to some other party of the decision.
      parties: [own, ...Object.keys(others)],
      policy: { id: 'pol_1', version: 3, clause: { id: '2', text: clauseText } },
      facts: { records: [{ id: `deal_${canary}`, kind: 'deal', version: 2 }], values },
      explanation: {
        vendor,
        own: {
          ...others,
          [own]: sentences.flatMap(({ mine, named: name }) => [
            mine,
            `${mine}, better than ${name.toUpperCase()}!`,
          ]),
        },
      },
    };
  });
const alternative = { outcome: 'eligible', score: 0, lacks: [] };
const frame = {
  id: 'dec_1',
  kind: 'lead-routing.routing',
  subjectId: 'lead_1',
  counts: { eligible: 3, [`${canary} full`]: 4, [`${canary}full`]: 5 },
  rule: null,
  decidedAt: '2026-11-25T09:00:00.000Z',
  appealBy: null,
  replayOf: null,
};

/** Texts that name somebody are only recognised as such when that somebody is in the decision. */
const withNames = decisions.map((decision): Decision => {
  const named = [`${canary}full`, decision.outcome, decision.policy?.clause?.text ?? ''].filter(
    (text) => text.startsWith(canary),
  );
  return {
    ...decision,
    alternatives: [
      ...decision.alternatives,
      ...named.map((name, place) => ({ ...alternative, id: `org_${canary}y${place}`, name })),
    ],
  };
});

test('what a party is told holds no name, id, amount or text of anybody else', () => {
  fc.assert(
    fc.property(withNames, fc.boolean(), (decision, policyBinds) => {
      const told = JSON.stringify(ownTelling(decision, own, policyBinds)).toLowerCase();
      expect(told).not.toContain(canary);
      expect(told).not.toMatch(/77\d{7}/);
    }),
    { numRuns: 1000 },
  );
});

test('what is the party’s own, or known to all parties, is told in full', () => {
  fc.assert(
    fc.property(withNames, (decision) => {
      const told = ownTelling(decision, own, true);
      const mine = <T extends { of?: string }>(items: readonly T[]) =>
        items.filter(({ of }) => of === own || of === 'parties').length;
      expect(told.facts).toHaveLength(mine(decision.facts.values ?? []));
      expect(told.parts).toHaveLength(mine(decision.parts));
      expect(told.wouldChange).toHaveLength(mine(decision.wouldChange));
      expect(told.explanation.length).toBeGreaterThan(0);
    }),
  );
});

const plain: Decision = {
  ...frame,
  outcome: 'rejected',
  chosenId: null,
  policy: {
    id: 'pol_1',
    version: 3,
    clause: { id: '2', text: 'Evidence of the need is required.' },
  },
  facts: {},
  parts: [],
  alternatives: [],
  counts: {},
  wouldChange: [],
  explanation: {},
  decidedBy: { kind: 'person', name: 'Ellen Adams', personId: 'per_1' },
  parties: [own],
};

test('a party is told the clause of a policy that binds it, and no clause of the vendor’s own policies', () => {
  expect(ownTelling(plain, own, true).policy?.clause?.text).toBe(
    'Evidence of the need is required.',
  );
  expect(ownTelling(plain, own, true).explanation.join()).toContain('Evidence of the need');
  expect(JSON.stringify(ownTelling(plain, own, false))).not.toContain('Evidence');
});

test('the vendor’s person is named to a party, and keeps the id to itself', () => {
  expect(ownTelling(plain, own, true).decidedBy).toEqual({ kind: 'person', name: 'Ellen Adams' });
});

test('a name is recognised whatever its case and punctuation, and a part of a word is no name', () => {
  const named = { ...alternative, id: 'org_2', name: 'A. Datum' };
  const saying = (text: string) =>
    ownTelling(
      { ...plain, alternatives: [named], explanation: { own: { [own]: [text] } } },
      own,
      true,
    ).explanation.join();
  expect(saying('A.DATUM was nearer.')).not.toContain('nearer');
  expect(saying('a-datum was nearer.')).not.toContain('nearer');
  expect(saying('A datumline was nearer.')).toContain('nearer');
});

test('the first twenty alternatives are kept and the others counted', () => {
  fc.assert(
    fc.property(fc.nat(60), (size) => {
      const many = Array.from({ length: size }, (_, n) => ({
        ...alternative,
        id: `org_${n}`,
        name: `R${n}`,
      }));
      const kept = shortened(many, { eligible: size });
      expect(kept.alternatives.length + (kept.counts['furtherAlternatives'] ?? 0)).toBe(size);
      expect(kept.alternatives.length).toBeLessThanOrEqual(alternativesInFull);
    }),
  );
});

test('a party may appeal until the deadline, once', () => {
  const open = { appealBy: '2026-12-09T09:00:00.000Z', appeal: null };
  expect(mayAppeal(open, new Date('2026-12-09T09:00:00.000Z'))).toBe(true);
  expect(mayAppeal(open, new Date('2026-12-09T09:00:00.001Z'))).toBe(false);
  expect(mayAppeal({ ...open, appeal: {} }, new Date('2026-12-01T09:00:00.000Z'))).toBe(false);
  expect(mayAppeal({ appealBy: null, appeal: null }, new Date('2026-12-01T09:00:00.000Z'))).toBe(
    false,
  );
});
