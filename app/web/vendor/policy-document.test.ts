import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesOf, namesNumber, withNumber, withValue } from './policy-document.ts';

const document = {
  kind: 'deal-registration',
  capacity: {
    clause: 'R2',
    text: 'A partner may have 25 registrations open at once, in Gold 1,100.',
    why: 'A limit.',
    openAtMost: 25,
    byTier: { Gold: 1100 },
  },
  protection: [
    {
      clause: 'R11',
      text: 'Renewals are protected for 60 days.',
      days: 60,
      condition: { field: 'x', operator: 'gte', value: 5 },
    },
    { clause: 'R13', text: 'All others for 90 days.', days: 90 },
  ],
  review: { clause: 'R4', text: 'One in ten is drawn by lot.', share: 0.1 },
};

describe('the clauses of a policy', () => {
  test('are found wherever they lie, with their reason and numbers, without those of conditions', () => {
    const clauses = clausesOf(document);
    expect([...clauses.keys()]).toEqual(['R2', 'R11', 'R13', 'R4']);
    expect(clauses.get('R2')?.why).toBe('A limit.');
    expect(clauses.get('R2')?.numbers.map(({ label, value }) => [label, value])).toEqual([
      ['open at most', 25],
      ['Gold', 1100],
    ]);
    expect(clauses.get('R11')?.numbers).toEqual([
      { path: ['protection', 0, 'days'], label: 'days', value: 60 },
    ]);
  });

  test('a number that the sentence names changes in both, and nothing else does', () => {
    const clause = clausesOf(document).get('R11');
    if (!clause) throw new Error('R11 is gone');
    const changed = clausesOf(withNumber(document, clause, clause.numbers[0], 75));
    expect(changed.get('R11')?.text).toBe('Renewals are protected for 75 days.');
    expect(changed.get('R11')?.numbers[0]?.value).toBe(75);
    expect(changed.get('R13')).toEqual(clausesOf(document).get('R13'));
  });

  test('a number written with a separator is found, and a part of a longer one is not', () => {
    const clause = clausesOf(document).get('R2');
    if (!clause) throw new Error('R2 is gone');
    const gold = clause.numbers[1];
    expect(clausesOf(withNumber(document, clause, gold, 2000)).get('R2')?.text).toContain(
      'in Gold 2,000.',
    );
    expect(namesNumber('In 1,100 cases.', 100)).toBe(false);
    expect(namesNumber('One in ten.', 0.1)).toBe(false);
  });

  test('whatever is written at a path is read back there, and the document given stays as it was', () => {
    const before = JSON.stringify(document);
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const changed = withValue(document, ['protection', 1, 'days'], value) as typeof document;
        expect(changed.protection[1]?.days).toBe(value);
        expect(changed.protection[0]).toBe(document.protection[0]);
      }),
    );
    expect(JSON.stringify(document)).toBe(before);
  });
});
