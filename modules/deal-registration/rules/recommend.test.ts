import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registrationClauses } from './clauses.ts';
import { defaultRegistrationPolicy, demonstrationRegistrationPolicy } from './default-policy.ts';
import { checkRegistrationPolicy } from './policy-check.ts';
import { missingFields, openAtMost } from './policy.ts';
import type { RegistrationPolicy } from './policy.ts';
import { recommend } from './recommend.ts';
import type { RegistrationFacts } from './registration-fields.ts';

const policy: RegistrationPolicy = {
  ...defaultRegistrationPolicy,
  review: { clause: 'R4', share: 0 },
};
const now = new Date('2026-03-02T09:00:00Z');
const options = { seed: 'pol_1', registrationId: 'deal_1', now };
const clear: RegistrationFacts = {
  registration: { dealType: 'new-business', missing: [] },
  partner: { tier: 'Silver', stage: 'active' },
  customer: {},
};
const with_ = (group: keyof RegistrationFacts, more: object): RegistrationFacts => ({
  ...clear,
  [group]: { ...clear[group], ...more },
});
const judge = (facts: RegistrationFacts, document = policy) => recommend(facts, document, options);

const someFacts: fc.Arbitrary<RegistrationFacts> = fc.record({
  registration: fc.record({
    dealType: fc.constantFrom('new-business', 'renewal', null),
    missing: fc.subarray(['product', 'amount']),
    fromLead: fc.boolean(),
  }),
  partner: fc.record({
    tier: fc.constantFrom('Silver', 'Gold'),
    stage: fc.constantFrom('active', 'applicant'),
  }),
  customer: fc.record({
    claimedByAnother: fc.boolean(),
    workedByVendor: fc.boolean(),
    isUncertain: fc.boolean(),
  }),
});

describe('a registration is judged', () => {
  test('approved when nothing speaks against it, with the days of its tier and type', () => {
    expect(judge(clear)).toMatchObject({
      outcome: 'approve',
      clause: 'R10',
      protectionDays: 90,
      protectionClause: 'R13',
    });
    expect(judge(with_('partner', { tier: 'Gold' }))).toMatchObject({
      protectionDays: 120,
      protectionClause: 'R12',
    });
    expect(judge(with_('registration', { dealType: 'renewal' })).protectionDays).toBe(60);
    expect(judge(clear).explanation.own).toEqual([
      'Your registration meets the rules of the programme.',
      'Protection lasts 90 days (R13).',
    ]);
  });

  test('by a person where somebody else may have a claim, the vendor included', () => {
    for (const claim of ['claimedByAnother', 'workedByVendor', 'claimedBySame', 'isOwnCompany'])
      expect(judge(with_('customer', { [claim]: true }))).toMatchObject({
        outcome: 'review',
        clause: 'R7',
        drawn: false,
      });
  });

  test('returned with the names of what is missing, before anything else', () => {
    const told = judge({
      ...with_('registration', { missing: ['product'] }),
      customer: { claimedByAnother: true },
    });
    expect(told).toMatchObject({
      outcome: 'return',
      clause: 'R5',
      reasonCode: 'information-missing',
    });
    expect(told.explanation.own).toContain('Missing: product.');
  });

  test('rejected for a partner that is not active, which learns what would change it', () => {
    const told = judge(with_('partner', { stage: 'applicant' }));
    expect(told).toMatchObject({ outcome: 'reject', clause: 'R6', reasonCode: 'not-eligible' });
    expect(told.wouldChange).toContainEqual(
      expect.objectContaining({
        fact: 'partner.stage',
        from: 'applicant',
        to: 'active',
        outcome: 'approve',
        own: true,
      }),
    );
    expect(told.explanation.own.join(' ')).toContain(
      'It would have been approved (R10) if stage of the partnership is "active".',
    );
  });

  test('with every clause that was asked and what each lacked', () => {
    const told = judge(with_('customer', { isUncertain: true }));
    expect(told.considered.map(({ clause, holds }) => [clause, holds])).toEqual([
      ['R5', false],
      ['R6', false],
      ['R7', false],
      ['R8', true],
    ]);
    expect(told.considered[1].lacks).toEqual(['Stage of the partnership is not "active"']);
  });

  test('the same again for the same facts, and every change named does change it', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const told = judge(facts);
        expect(judge(facts)).toEqual(told);
        for (const { fact, to, outcome } of told.wouldChange) {
          const [group, name] = fact.split('.');
          const before = facts[group as keyof RegistrationFacts];
          const changed = { ...facts, [group]: { ...before, [name]: to } };
          expect(judge(changed).outcome).toBe(outcome);
          expect(outcome).not.toBe(told.outcome);
        }
      }),
    );
  });

  test('and whoever is reviewed reads the same words, whatever led to it', () => {
    const texts = new Set<string>();
    const always = { ...policy, review: { clause: 'R4', share: 1 } };
    fc.assert(
      fc.property(someFacts, fc.boolean(), (facts, isDrawn) => {
        const told = judge(facts, isDrawn ? always : policy);
        if (told.outcome === 'review') texts.add(JSON.stringify(told.explanation.own));
        const own = told.explanation.own.join(' ');
        expect(own).not.toMatch(/claim on|vendor works|another partner|R7|R8/i);
      }),
    );
    expect(texts.size).toBe(1);
  });

  test('and the stated share of what is approved by rule is drawn into review', () => {
    const tenth = { ...policy, review: { clause: 'R4', share: 0.1 } };
    const told = Array.from({ length: 3000 }, (_, at) =>
      recommend(clear, tenth, { ...options, registrationId: `deal_${at}` }),
    );
    const drawn = told.filter((one) => one.drawn);
    expect(Math.abs(drawn.length - 300)).toBeLessThan(66);
    for (const one of drawn) expect(one).toMatchObject({ outcome: 'review', clause: 'R4' });
  });
});

describe('a registration policy', () => {
  const problemsOf = (json: unknown) => {
    const checked = checkRegistrationPolicy(json);
    return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  test('as shipped is sound, and every clause has a text and a reason', () => {
    expect(problemsOf(structuredClone(defaultRegistrationPolicy))).toEqual([]);
    expect(problemsOf(structuredClone(demonstrationRegistrationPolicy))).toEqual([]);
    for (const { text, why } of registrationClauses(defaultRegistrationPolicy)) {
      expect(text.endsWith('.')).toBe(true);
      expect(why?.length).toBeGreaterThan(20);
    }
    expect(registrationClauses(defaultRegistrationPolicy).map(({ clause }) => clause)).toEqual(
      Array.from({ length: 16 }, (_, at) => `R${at + 1}`),
    );
  });

  test.each([
    [
      'a tick of seven minutes',
      { release: { clause: 'R3', intervalMinutes: 0, tickMinutes: 7 } },
      '/release/tickMinutes policy.invalid-value',
    ],
    [
      'a share above one',
      { review: { clause: 'R4', share: 1.5 } },
      '/review/share policy.invalid-value',
    ],
    [
      'protection that may not hold',
      { protection: [{ ...defaultRegistrationPolicy.protection[0] }] },
      '/protection policy.missing-member',
    ],
    ['no protection at all', { protection: [] }, '/protection policy.missing-member'],
    [
      'an unknown field',
      { required: { clause: 'R1', fields: ['shoeSize'] } },
      '/required/fields/0 policy.invalid-value',
    ],
    [
      'a repeated clause',
      { review: { clause: 'R1', share: 0 } },
      '/review/clause policy.repeated-clause',
    ],
    ['an unknown member', { colour: 'red' }, '/colour policy.unknown-member'],
    [
      'half a day',
      { extension: { clause: 'R14', daysAtMost: 0.5, extensionsAtMost: 1, evidence: true } },
      '/extension/daysAtMost policy.invalid-value',
    ],
    [
      'a rejection without reason',
      {
        outcomes: [
          {
            clause: 'X1',
            outcome: 'reject',
            condition: { field: 'partner.tier', operator: 'isEmpty' },
          },
        ],
      },
      '/outcomes/0/reasonCode policy.missing-member',
    ],
    [
      'an unknown fact',
      {
        outcomes: [
          {
            clause: 'X1',
            outcome: 'review',
            condition: { field: 'partner.luck', operator: 'is', value: 1 },
          },
        ],
      },
      '/outcomes/0/condition/field conditions.unknown-field',
    ],
    [
      'a negative limit by tier',
      { capacity: { clause: 'R2', openAtMost: 1, byTier: { Gold: -1 } } },
      '/capacity/byTier/Gold policy.invalid-value',
    ],
  ])('with %s is refused', (_, change, problem) => {
    expect(problemsOf({ ...structuredClone(defaultRegistrationPolicy), ...change })).toContain(
      problem,
    );
  });

  test('says what is missing and how many may be open', () => {
    const document = {
      ...policy,
      required: { clause: 'R1', fields: ['product', 'evidence', 'amount'] as const },
    };
    expect(
      missingFields(document, {
        product: ' ',
        evidence: [],
        amount: { minor: 0, currency: 'EUR' },
      }),
    ).toEqual(['product', 'evidence']);
    expect([
      openAtMost(policy, 'Gold'),
      openAtMost(policy, null),
      openAtMost(policy, 'toString'),
    ]).toEqual([100, 25, 25]);
  });
});
