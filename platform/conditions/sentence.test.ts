import { describe, expect, test } from 'vitest';
import { fields, now } from './arbitraries.ts';
import { catalogue } from './catalogue.ts';
import { parseCondition } from './parse.ts';
import { toSentence } from './sentence.ts';
import type { SentenceOptions } from './sentence.ts';

const partners = catalogue({
  country: { type: 'enum', label: 'Country', values: { DE: 'Germany', FR: 'France' } },
  tier: { type: 'enum', label: 'Tier', values: { gold: 'Gold', applicant: 'Applicant' } },
  manager: { type: 'id', label: 'Channel manager' },
  regions: { type: 'tags', label: 'Regions served' },
});

function say(json: unknown, options?: SentenceOptions, audience = fields): string {
  const parsed = parseCondition(json, audience, { references: true });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return toSentence(parsed.condition, audience, options);
}

const is = (field: string, value: string) => ({ field, operator: 'is', value });

describe('a condition as a sentence', () => {
  test('reads as a channel manager would say it', () => {
    const german = {
      all: [is('country', 'DE'), { field: 'tier', operator: 'isNot', value: 'applicant' }],
    };
    expect(say(german, {}, partners)).toBe('Country is Germany and tier is not Applicant');
    expect(say({ not: german }, {}, partners)).toBe(
      'Not (country is Germany and tier is not Applicant)',
    );
    expect(say({ all: [] })).toBe('Always');
    expect(say({ not: { all: [] } })).toBe('Never');
    expect(
      say({ field: 'country', operator: 'in', value: { field: 'regions' } }, {}, partners),
    ).toBe('Country is one of the regions served');
  });

  test('sets parentheses wherever "and" meets "or", and only there', () => {
    const gold = is('tier', 'gold');
    const either = { any: [is('country', 'DE'), is('country', 'FR')] };
    expect(say({ all: [gold, either] }, {}, partners)).toBe(
      'Tier is Gold and (country is Germany or country is France)',
    );
    expect(say({ all: [{ any: [gold] }, { not: { not: gold } }] }, {}, partners)).toBe(
      'Tier is Gold and tier is Gold',
    );
    expect(say({ any: [{ not: either }, gold] }, {}, partners)).toBe(
      'Not (country is Germany or country is France) or tier is Gold',
    );
  });

  test('tells every kind of value as readers write it', () => {
    const one = (field: string, operator: string, value?: unknown) =>
      say({ field, operator, ...(value !== undefined && { value }) });
    expect(one('revenue', 'gte', '1234567.50')).toBe('Revenue is at least 1,234,567.5');
    expect(
      one('value', 'between', [
        { minor: 100, currency: 'EUR' },
        { minor: 250050, currency: 'EUR' },
      ]),
    ).toBe('Deal value is from €1.00 to €2,500.50');
    expect(one('startsOn', 'gte', '2026-03-01')).toBe('Start is on or after 1 March 2026');
    expect(one('createdAt', 'before', '2026-03-01T09:30:05.120Z')).toBe(
      'Created is before 1 March 2026 09:30:05.120 UTC',
    );
    expect(one('name', 'contains', 'a "b"')).toBe(String.raw`Name contains "a \"b\""`);
    expect(one('tier', 'in', ['gold', '2nd'])).toBe('MDF tier is one of Gold, "2nd, of three"');
    expect(one('place', 'within', ['DE/BY/80..81', 'AT/*/1*'])).toBe(
      'Place is within Germany / Bavaria / 80 to 81, AT / any subdivision / 1…',
    );
    expect(one('tags', 'hasAll', ['iso'])).toBe('Specialisations has "iso"');
    expect(one('open', 'is', true)).toBe('Open is yes');
    expect(one('seats', 'isNotEmpty')).toBe('Seats is not empty');
  });

  test('tells a relative span with its date when the time is known', () => {
    const recent = { field: 'startsOn', operator: 'withinLastDays', value: 30 };
    expect(say(recent)).toBe('Start is in the last 30 days');
    expect(say(recent, { now })).toBe('Start is in the last 30 days (since 30 January 2026)');
    expect(
      say({ not: { field: 'createdAt', operator: 'withinNextDays', value: 1 } }, { now }),
    ).toBe('Created is not in the next day (until 2 March 2026 09:30 UTC)');
  });

  test('puts names for ids', () => {
    const nameOf = (field: string, id: string) =>
      field === 'manager' && id === 'per_1' ? 'Dana Ruiz' : undefined;
    const managed = { field: 'manager', operator: 'in', value: ['per_1', 'per_2'] };
    expect(say(managed, { nameOf }, partners)).toBe('Channel manager is one of Dana Ruiz, "per_2"');
  });
});
