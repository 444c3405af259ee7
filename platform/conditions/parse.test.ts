import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condition, fields } from './arbitraries.ts';
import { catalogue } from './catalogue.ts';
import { limits } from './language.ts';
import { parseCondition } from './parse.ts';
import type { Parsed, ParseOptions } from './parse.ts';

const leaf = { field: 'tier', operator: 'is', value: 'gold' };

describe('reading a condition', () => {
  test('what was read once reads again as itself, also after a journey as JSON', () => {
    fc.assert(
      fc.property(condition, (read) => {
        expect(parseCondition(read, fields)).toEqual({ ok: true, condition: read });
        expect(parseCondition(JSON.parse(JSON.stringify(read)), fields)).toEqual({
          ok: true,
          condition: read,
        });
      }),
    );
  });

  test('no JSON whatever makes the reader stumble, and what is refused says where', () => {
    const near = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom<unknown>('tier', 'is', 'gold', 'within', null, -0, 1e99, [], {}, '\ud800'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'all',
            'any',
            'not',
            'field',
            'operator',
            'value',
            '__proto__',
            'constructor',
          ),
          tie('json'),
          { maxKeys: 3 },
        ),
      ),
    }));
    fc.assert(
      fc.property(near.json, (json) => {
        const parsed = parseCondition(json, fields, { references: true });
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { pointer } of parsed.problems) expect(pointer).toMatch(/^(\/.*)?$/s);
      }),
      { numRuns: 2000 },
    );
  });

  test('every problem is reported at its place, below the place of the condition itself', () => {
    const json = {
      all: [
        { field: 'teir', operator: 'is', value: 'gold' },
        { field: 'tier', operator: 'gt', value: 'gold' },
        { field: 'tier', operator: 'in', value: ['gold', 'glod', 7] },
        { any: [{ not: { field: 'revenue', operator: 'between', value: [1] } }, 'gold'] },
        { ...leaf, 'a/b': 1 },
        { field: 'open', operator: 'isEmpty', value: true },
      ],
    };
    expect(places(parseCondition(json, fields, { pointer: '/rule' }))).toEqual([
      '/rule/all/0/field conditions.unknown-field',
      '/rule/all/1/operator conditions.unsuitable-operator',
      '/rule/all/2/value/1 conditions.unknown-value',
      '/rule/all/2/value/2 conditions.invalid-value',
      '/rule/all/3/any/0/not/value conditions.invalid-shape',
      '/rule/all/3/any/1 conditions.invalid-shape',
      '/rule/all/4/a~1b conditions.invalid-shape',
      '/rule/all/5/value conditions.invalid-shape',
    ]);
  });

  test('a value is refused unless it is exactly one of its kind', () => {
    const bad: [string, string, unknown][] = [
      ['revenue', 'gt', '1,5'],
      ['revenue', 'gt', '1e3'],
      ['revenue', 'gt', Number.NaN],
      ['revenue', 'gt', null],
      ['name', 'is', ''],
      ['name', 'is', 'a\0b'],
      ['name', 'is', '\ud800'],
      ['name', 'contains', 'x'.repeat(limits.characters + 1)],
      ['startsOn', 'before', '2026-02-29'],
      ['startsOn', 'before', '2026-03-01T00:00:00Z'],
      ['createdAt', 'before', '2026-03-01T24:00:01Z'],
      ['createdAt', 'before', '2026-03-01 00:00'],
      ['createdAt', 'withinLastDays', 0],
      ['createdAt', 'withinLastDays', 1.5],
      ['open', 'is', 'true'],
      ['value', 'gt', { minor: 1.5, currency: 'EUR' }],
      ['value', 'gt', { minor: 1, currency: 'XAU' }],
      ['value', 'gt', { minor: 1, currency: 'EUR', more: 1 }],
      [
        'value',
        'between',
        [
          { minor: 1, currency: 'EUR' },
          { minor: 2, currency: 'USD' },
        ],
      ],
      ['place', 'within', ['DE/BY/80/1']],
      ['place', 'within', ['DE/*']],
      ['place', 'within', ['DE//80']],
      ['place', 'within', ['DE/BY/81..80']],
      ['place', 'within', 'DE'],
      ['tags', 'hasAny', []],
    ];
    for (const [field, operator, value] of bad)
      expect(
        parseCondition({ field, operator, value }, fields).ok,
        JSON.stringify([field, operator, value]),
      ).toBe(false);
  });

  test('values come out in one form: numbers without needless digits, moments in UTC, texts composed', () => {
    const value = (field: string, operator: string, json: unknown) => {
      const parsed = parseCondition({ field, operator, value: json }, fields);
      return parsed.ok && 'value' in parsed.condition ? parsed.condition.value : parsed;
    };
    expect(value('revenue', 'gt', '+007.50')).toBe(7.5);
    expect(value('revenue', 'gt', '-0.0')).toBe(0);
    expect(value('revenue', 'gt', '9007199254740993')).toBe('9007199254740993');
    expect(value('revenue', 'gt', 1e-7)).toMatchObject({ ok: false });
    expect(value('createdAt', 'before', '2026-03-01T01:00:00+02:00')).toBe(
      '2026-02-28T23:00:00.000Z',
    );
    expect(value('createdAt', 'before', '2026-03-01')).toBe('2026-03-01T00:00:00.000Z');
    expect(value('name', 'is', 'Mu\u0308ller')).toBe('Müller');
  });
});

describe('limits', () => {
  const nested = (depth: number): unknown => (depth === 1 ? leaf : { not: nested(depth - 1) });

  test('conditions nest eight deep and no deeper', () => {
    expect(parseCondition(nested(limits.depth), fields).ok).toBe(true);
    expect(codes(parseCondition(nested(limits.depth + 1), fields))).toEqual([
      'conditions.too-deep',
    ]);
    expect(codes(parseCondition(nested(5000), fields))).toEqual(['conditions.too-deep']);
  });

  test('two hundred parts are read, more are refused once', () => {
    const wide = (parts: number) => ({ all: Array.from({ length: parts - 1 }, () => leaf) });
    expect(parseCondition(wide(limits.nodes), fields).ok).toBe(true);
    expect(codes(parseCondition(wide(limits.nodes + 1), fields))).toEqual([
      'conditions.too-many-nodes',
    ]);
    expect(codes(parseCondition(wide(100_000), fields))).toEqual(['conditions.too-many-nodes']);
  });

  test('a thousand values are read over all parts together, more are refused once', () => {
    const lists = (values: number) => ({
      any: [
        {
          field: 'owner',
          operator: 'in',
          value: Array.from({ length: 400 }, (_, at) => `per_${at}`),
        },
        {
          field: 'owner',
          operator: 'in',
          value: Array.from({ length: values - 400 }, (_, at) => `per_${at}`),
        },
      ],
    });
    expect(parseCondition(lists(limits.values), fields).ok).toBe(true);
    expect(codes(parseCondition(lists(limits.values + 1), fields))).toEqual([
      'conditions.too-many-values',
    ]);
    expect(codes(parseCondition(lists(100_000), fields))).toEqual(['conditions.too-many-values']);
  });
});

describe('comparing with another field', () => {
  const routing = catalogue({
    'lead.country': { type: 'text', label: 'Lead country' },
    'lead.size': { type: 'number', label: 'Lead size' },
    'partner.countries': { type: 'tags', label: 'Partner countries' },
    'partner.minimumSize': { type: 'number', label: 'Partner minimum size' },
  });
  const ask = (field: string, operator: string, other: string, options?: ParseOptions) =>
    parseCondition({ field, operator, value: { field: other } }, routing, options);

  test('is refused unless the place allows it', () => {
    expect(codes(ask('lead.country', 'in', 'partner.countries'))).toEqual([
      'conditions.reference-refused',
    ]);
    expect(ask('lead.country', 'in', 'partner.countries', { references: true }).ok).toBe(true);
  });

  test('is refused between fields that have no order in common', () => {
    const allowed = { references: true };
    expect(ask('lead.size', 'gte', 'partner.minimumSize', allowed).ok).toBe(true);
    expect(codes(ask('lead.size', 'gte', 'partner.countries', allowed))).toEqual([
      'conditions.reference-refused',
    ]);
    expect(codes(ask('lead.country', 'is', 'partner.minimumSize', allowed))).toEqual([
      'conditions.reference-refused',
    ]);
    expect(codes(ask('lead.size', 'between', 'partner.minimumSize', allowed))).toEqual([
      'conditions.reference-refused',
    ]);
    expect(codes(ask('lead.size', 'gte', 'partner.secret', allowed))).toEqual([
      'conditions.unknown-field',
    ]);
  });
});

function codes(parsed: Parsed): string[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.code);
}

function places(parsed: Parsed): string[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.pointer} ${problem.code}`);
}
