import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { context, fields, record } from './arbitraries.ts';
import { catalogue } from './catalogue.ts';
import { parseCondition } from './parse.ts';
import { toPredicate } from './predicate.ts';

const routing = catalogue({
  'lead.country': { type: 'enum', label: 'Lead country', values: { DE: 'Germany', AT: 'Austria' } },
  'lead.industry': { type: 'text', label: 'Lead industry' },
  'lead.size': { type: 'number', label: 'Lead size' },
  'lead.value': { type: 'money', label: 'Lead value' },
  'lead.place': {
    type: 'hierarchy',
    label: 'Lead place',
    levels: ['country', 'subdivision', 'postal code'],
  },
  'lead.needs': { type: 'tags', label: 'Lead needs' },
  'lead.arrivedAt': { type: 'moment', label: 'Lead arrival' },
  'partner.countries': { type: 'tags', label: 'Partner countries' },
  'partner.regions': { type: 'tags', label: 'Partner regions' },
  'partner.industries': { type: 'tags', label: 'Partner industries' },
  'partner.skills': { type: 'tags', label: 'Partner skills' },
  'partner.minimumSize': { type: 'number', label: 'Partner minimum size' },
  'partner.minimumValue': { type: 'money', label: 'Partner minimum value' },
  'partner.joinedAt': { type: 'moment', label: 'Partner joining' },
});

function holds(json: unknown, facts: object, audience = routing): boolean {
  const parsed = parseCondition(json, audience, { references: true });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return toPredicate(parsed.condition, audience, context)(facts);
}

describe('a lead against what a partner states', () => {
  const against =
    (field: string, operator: string, other: string) => (lead: object, partner: object) =>
      holds(
        { field: `lead.${field}`, operator, value: { field: `partner.${other}` } },
        { lead, partner },
      );

  test('its country is in the countries of the partner', () => {
    const inCountries = against('country', 'in', 'countries');
    expect(inCountries({ country: 'DE' }, { countries: ['AT', 'DE'] })).toBe(true);
    expect(inCountries({ country: 'DE' }, { countries: ['de'] })).toBe(false);
    expect(inCountries({ country: 'DE' }, { countries: null })).toBe(false);
    expect(inCountries({}, { countries: ['DE'] })).toBe(false);
    expect(against('country', 'notIn', 'countries')({}, {})).toBe(true);
  });

  test('in text the case of letters does not matter', () => {
    expect(
      against(
        'industry',
        'in',
        'industries',
      )({ industry: 'ÖFFENTLICH' }, { industries: ['öffentlich'] }),
    ).toBe(true);
  });

  test('its place lies within one of the regions, each a country, a subdivision, a start or a range of postal codes', () => {
    const served = against('place', 'within', 'regions');
    const munich = { place: ['DE', 'BY', '80331'] };
    for (const region of ['DE', 'DE/BY', 'DE/*/80331', 'DE/BY/80*', 'DE/BY/80..81', '*/BY'])
      expect(served(munich, { regions: ['FR', region] }), region).toBe(true);
    for (const region of [
      'AT',
      'DE/NW',
      'DE/BY/81*',
      'DE/BY/81..99',
      'DE/BY/803',
      'no place/',
      'BY',
    ])
      expect(served(munich, { regions: [region] }), region).toBe(false);
    expect(served({ place: ['DE', null, '80331'] }, { regions: ['DE/BY'] })).toBe(false);
    expect(served({ place: ['DE', null, '80331'] }, { regions: ['DE/*/80..81'] })).toBe(true);
    expect(served({ place: null }, { regions: ['DE'] })).toBe(false);
  });

  test('it is as large as the partner wants, exactly, and in the same currency', () => {
    const large = against('size', 'gte', 'minimumSize');
    expect(large({ size: '9007199254740993' }, { minimumSize: '9007199254740992' })).toBe(true);
    expect(large({ size: '0.30' }, { minimumSize: 0.3 })).toBe(true);
    expect(large({ size: null }, { minimumSize: 0 })).toBe(false);
    expect(large({ size: 0 }, { minimumSize: null })).toBe(false);
    const worth = against('value', 'gte', 'minimumValue');
    expect(
      worth(
        { value: { minor: 2, currency: 'EUR' } },
        { minimumValue: { minor: 1, currency: 'EUR' } },
      ),
    ).toBe(true);
    expect(
      worth(
        { value: { minor: 2, currency: 'EUR' } },
        { minimumValue: { minor: 1, currency: 'USD' } },
      ),
    ).toBe(false);
  });

  test('the partner has all the skills it needs; who asks for nothing is not matched by that', () => {
    const ready = against('needs', 'hasAll', 'skills');
    expect(ready({ needs: ['a', 'b'] }, { skills: ['b'] })).toBe(true);
    expect(ready({ needs: ['a'] }, { skills: ['a', 'b'] })).toBe(false);
    expect(ready({ needs: ['a'] }, { skills: [] })).toBe(false);
    expect(against('needs', 'hasNone', 'skills')({ needs: ['a'] }, { skills: ['b'] })).toBe(true);
  });

  test('it arrived after the partner joined', () => {
    const after = against('arrivedAt', 'after', 'joinedAt');
    const joined = { joinedAt: '2026-03-01T00:00:00.000Z' };
    expect(after({ arrivedAt: new Date('2026-03-01T00:00:00.001Z') }, joined)).toBe(true);
    expect(after({ arrivedAt: new Date('2026-03-01T00:00:00.000Z') }, joined)).toBe(false);
  });
});

describe('empty fields', () => {
  test('an empty field satisfies only what denies, and being empty', () => {
    const empty = { name: '', tags: [], account: null };
    const ask = (field: string, operator: string, value?: unknown) =>
      holds({ field, operator, ...(value !== undefined && { value }) }, empty, fields);
    expect(ask('name', 'isNot', 'Acme')).toBe(true);
    expect(ask('name', 'notIn', ['Acme'])).toBe(true);
    expect(ask('tags', 'hasNone', ['iso'])).toBe(true);
    expect(ask('seats', 'isEmpty')).toBe(true);
    expect(ask('name', 'isEmpty')).toBe(true);
    expect(ask('tags', 'isEmpty')).toBe(true);
    expect(ask('place', 'isEmpty')).toBe(true);
    expect(ask('seats', 'lt', 5)).toBe(false);
    expect(ask('name', 'contains', 'a')).toBe(false);
    expect(ask('place', 'within', ['DE'])).toBe(false);
  });

  test('a comparison and its denial never hold together and never both fail', () => {
    const pairs: [string, string, unknown?][] = [
      ['is', 'isNot', 'gold'],
      ['in', 'notIn', ['gold', '2nd']],
      ['isEmpty', 'isNotEmpty'],
    ];
    fc.assert(
      fc.property(record, fc.constantFrom(...pairs), (facts, [operator, denial, value]) => {
        const base = { field: 'tier', ...(value !== undefined && { value }) };
        expect(holds({ ...base, operator }, facts, fields)).toBe(
          !holds({ ...base, operator: denial }, facts, fields),
        );
      }),
    );
  });

  test('two empty fields are not the same, and no text begins with or contains an empty one', () => {
    const compare = (operator: string, name: string | null, alias: string | null) =>
      holds(
        { field: 'name', operator, value: { field: 'account.alias' } },
        { name, account: { alias } },
        fields,
      );
    expect(compare('is', 'ÄB', 'äb')).toBe(true);
    expect(compare('startsWith', 'Äbc', 'äB')).toBe(true);
    expect(compare('startsWith', 'cÄb', 'äB')).toBe(false);
    expect(compare('contains', 'cÄb', 'äB')).toBe(true);
    expect(compare('contains', 'Ä', 'äB')).toBe(false);
    for (const operator of ['is', 'contains', 'startsWith']) {
      expect(compare(operator, '', null)).toBe(false);
      expect(compare(operator, 'a', '')).toBe(false);
    }
    expect(compare('isNot', null, null)).toBe(true);
  });

  test('a fact of another kind is a fault of the program and is heard of', () => {
    expect(() => holds({ field: 'name', operator: 'is', value: 'x' }, { name: 7 }, fields)).toThrow(
      /Field name: expected text/,
    );
    expect(() =>
      holds({ field: 'revenue', operator: 'gt', value: 1 }, { revenue: 'much' }, fields),
    ).toThrow(TypeError);
    expect(() =>
      holds(
        { field: 'startsOn', operator: 'is', value: '2026-03-01' },
        { startsOn: new Date() },
        fields,
      ),
    ).toThrow(TypeError);
    expect(() =>
      holds({ field: 'tags', operator: 'hasAny', value: ['iso'] }, { tags: 'iso' }, fields),
    ).toThrow(TypeError);
  });
});

describe('relative time', () => {
  const asked = (field: string, operator: string, days: number, fact: unknown, today?: string) => {
    const parsed = parseCondition({ field, operator, value: days }, fields);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const time = { now: new Date('2026-03-01T23:30:00Z'), ...(today !== undefined && { today }) };
    return toPredicate(parsed.condition, fields, time)({ [field]: fact });
  };

  test('for a moment a day is 24 hours, both ends included, and the future is not in the last days', () => {
    expect(asked('createdAt', 'withinLastDays', 1, '2026-02-28T23:30:00.000Z')).toBe(true);
    expect(asked('createdAt', 'withinLastDays', 1, '2026-02-28T23:29:59.999Z')).toBe(false);
    expect(asked('createdAt', 'withinLastDays', 1, '2026-03-01T23:30:00.001Z')).toBe(false);
    expect(asked('createdAt', 'withinNextDays', 1, '2026-03-02T23:30:00.000Z')).toBe(true);
    expect(asked('createdAt', 'withinNextDays', 1, '2026-03-01T23:29:59.999Z')).toBe(false);
  });

  test('for a date days are counted from today on the calendar of the programme', () => {
    expect(asked('startsOn', 'withinLastDays', 1, '2026-02-28')).toBe(true);
    expect(asked('startsOn', 'withinLastDays', 1, '2026-02-27')).toBe(false);
    expect(asked('startsOn', 'withinLastDays', 1, '2026-03-02')).toBe(false);
    expect(asked('startsOn', 'withinLastDays', 1, '2026-03-02', '2026-03-02')).toBe(true);
    expect(asked('startsOn', 'withinLastDays', 1, '2026-02-28', '2026-03-02')).toBe(false);
    expect(asked('startsOn', 'withinNextDays', 1, '2026-03-03', '2026-03-02')).toBe(true);
  });
});
