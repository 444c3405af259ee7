import fc from 'fast-check';
import { catalogue } from './catalogue.ts';
import type { Condition, Operator } from './language.ts';
import { operators, shapes } from './language.ts';
import { parseCondition } from './parse.ts';

// What the property tests of this folder draw from: one field of every type, records and conditions over them.

export const now = new Date('2026-03-01T09:30:00.000Z');
export const context = { now, today: '2026-03-01' };

/** The columns are those of the table that agreement.test.ts makes. */
export const fields = catalogue({
  name: { type: 'text', label: 'Name', sql: 'sample.name' },
  'account.alias': { type: 'text', label: 'Account alias', sql: 'sample.alias' },
  revenue: { type: 'number', label: 'Revenue', sql: 'sample.revenue' },
  seats: { type: 'number', label: 'Seats', sql: 'sample.seats', of: 'account.seats' },
  value: {
    type: 'money',
    label: 'Deal value',
    sql: { minor: 'sample.valueMinor', currency: 'sample.valueCurrency' },
  },
  open: { type: 'boolean', label: 'Open', sql: 'sample.isOpen' },
  startsOn: { type: 'date', label: 'Start', sql: 'sample.startsOn' },
  createdAt: { type: 'moment', label: 'Created', sql: 'sample.createdAt' },
  tier: {
    type: 'enum',
    label: 'MDF tier',
    values: { gold: 'Gold', silver: 'Silver and above', '2nd': '2nd, of three', or: 'Or' },
    sql: 'sample.tier',
  },
  tags: { type: 'tags', label: 'Specialisations', sql: 'sample.tags' },
  owner: { type: 'id', label: 'Owner', sql: 'sample.owner' },
  place: {
    type: 'hierarchy',
    label: 'Place',
    levels: ['country', 'subdivision', 'postal code'],
    of: ['country', 'account.subdivision', 'postalCode'],
    sql: ['sample.country', 'sample.subdivision', 'sample.postalCode'],
    values: { DE: 'Germany', 'DE/BY': 'Bavaria' },
  },
});

const names = [
  'Müller GmbH',
  'MÜLLER GMBH',
  'mueller gmbh',
  'a%b_c\\d',
  'O\'Neil, "Sons" and Co',
  'İSTANBUL ISI ıslak',
  'ΣΊΣΥΦΟΣ σίσυφος ς',
  'КОМПАНИЯ Ёж',
  'straße STRASSE ẞ',
  'Å Å K k',
  '😀 and (or)',
  'ŸÿŊŋĲĳſ',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }).filter(isStorable) },
);
const piece = fc
  .tuple(fc.constantFrom(...names), fc.nat(12), fc.integer({ min: 1, max: 5 }))
  .map(([name, start, length]) =>
    Array.from(name)
      .slice(start, start + length)
      .join(''),
  );
const asked = fc
  .oneof(text, piece, piece.map(swapCase))
  .filter((words) => words !== '' && isStorable(words));

const decimal = fc.oneof(
  fc.constantFrom(
    '0',
    '-0.00',
    '0.1',
    '0.10',
    '-0.1',
    '100',
    '1e2',
    '9007199254740993',
    '9007199254740992',
    '12345678901234567890.123456',
    '0.0000001',
  ),
  fc.integer({ min: -200, max: 200 }).map(String),
);
const day = fc.oneof(
  fc.constantFrom(
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
    '2024-02-29',
    '0001-01-01',
    '9999-12-31',
  ),
  fc
    .integer({ min: -60, max: 60 })
    .map((days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)),
);
const moment = fc
  .oneof(
    fc
      .constantFrom(-1, 0, 1, -86_400_000, -86_400_001, 86_400_000, 86_400_001)
      .map((shift) => now.getTime() + shift),
    fc.integer({ min: -5e9, max: 5e9 }).map((shift) => now.getTime() + shift),
  )
  .map((time) => new Date(time).toISOString());
const amount = fc.record({
  minor: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.constantFrom(0, 100, 9007199254740991)),
  currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'),
});
const tag = fc.constantFrom('iso', 'Gold', 'gold', 'Ünit', 'a,b', 'the');
const tier = fc.constantFrom('gold', 'silver', '2nd', 'or');
const owner = fc.constantFrom('per_1', 'per_2', 'PER_1');
const level = fc.constantFrom(
  'DE',
  'BY',
  '80331',
  '81999',
  '8',
  '941',
  '94110',
  'SW1A 1AA',
  'é80',
  '80é',
  '😀',
);
const part = fc.oneof(
  level,
  fc.constantFrom('*', '80*', 'S*', '80..81', '8..9', '94110..94110', 'SW1..SW2', 'é*'),
);
const place = fc
  .tuple(
    fc.array(part, { maxLength: 2 }),
    part.filter((last) => last !== '*'),
  )
  .map(([before, last]) => [...before, last].join('/'));

/** A record as facts; every fact may be missing. */
export const record = fc.record({
  name: maybe(fc.oneof(text, fc.constant(''))),
  revenue: maybe(
    fc.oneof(
      decimal.map((number) => (number === '1e2' ? '100.000' : number)),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
    ),
  ),
  value: maybe(amount),
  open: maybe(fc.boolean()),
  startsOn: maybe(day),
  createdAt: maybe(
    fc.oneof(
      moment,
      moment.map((time) => new Date(time)),
    ),
  ),
  tier: maybe(tier),
  tags: maybe(fc.array(fc.oneof(tag, fc.constant(null)), { maxLength: 4 })),
  owner: maybe(owner),
  country: maybe(fc.oneof(level, fc.constant(''))),
  postalCode: maybe(level),
  account: fc.record({
    alias: maybe(fc.oneof(text, fc.constant(''))),
    seats: maybe(fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constant(2147483647))),
    subdivision: maybe(level),
  }),
});
export type SampleRecord = typeof record extends fc.Arbitrary<infer Value> ? Value : never;

const values: Record<string, fc.Arbitrary<unknown>> = {
  name: asked,
  'account.alias': asked,
  revenue: decimal.filter((number) => !number.includes('e')),
  seats: decimal.filter((number) => !number.includes('e')),
  value: amount,
  open: fc.boolean(),
  startsOn: day,
  createdAt: moment,
  tier,
  tags: tag,
  owner,
  place,
};

/** Any comparison that the language allows, as JSON. */
const comparison = fc.constantFrom(...fields.fields.values()).chain((field) =>
  fc.constantFrom<Operator>(...operators[field.type]).chain((operator) => {
    const base = { field: field.name, operator };
    const one = values[field.name];
    switch (shapes[operator]) {
      case 'none':
        return fc.constant<unknown>(base);
      case 'one':
        return one.map((value): unknown => ({ ...base, value }));
      case 'list':
        return fc
          .array(one, { minLength: 1, maxLength: 4 })
          .map((value): unknown => ({ ...base, value }));
      case 'pair':
        return fc
          .tuple(one, one)
          .map((value): unknown => ({ ...base, value: inOneCurrency(value) }));
      case 'days':
        return fc.constantFrom(1, 7, 30, 365).map((value): unknown => ({ ...base, value }));
    }
  }),
);

const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: comparison },
    { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 4 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 4 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('node').map((not) => ({ not })) },
  ),
}));

/** Any condition, parsed. */
export const condition: fc.Arbitrary<Condition> = node.map((json) => {
  const parsed = parseCondition(json, fields);
  if (!parsed.ok) throw new Error(JSON.stringify([json, parsed.problems]));
  return parsed.condition;
});
/** Any single comparison, parsed. */
export const anyComparison: fc.Arbitrary<Condition> = comparison.map((json) => {
  const parsed = parseCondition(json, fields);
  if (!parsed.ok) throw new Error(JSON.stringify([json, parsed.problems]));
  return parsed.condition;
});

function maybe<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(arbitrary, { freq: 5 });
}

function inOneCurrency([low, high]: [unknown, unknown]): unknown[] {
  const isAmount =
    typeof low === 'object' && low !== null && typeof high === 'object' && high !== null;
  return isAmount && 'currency' in low ? [low, { ...high, currency: low.currency }] : [low, high];
}

function isStorable(words: string): boolean {
  return words.isWellFormed() && !words.includes('\0');
}

function swapCase(words: string): string {
  const upper = words.toUpperCase();
  return upper === words ? words.toLowerCase() : upper;
}
