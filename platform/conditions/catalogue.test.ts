import { describe, expect, test } from 'vitest';
import { fields } from './arbitraries.ts';
import { catalogue, describeFields } from './catalogue.ts';
import { parseCondition } from './parse.ts';

describe('what an audience may ask', () => {
  const forVendor = catalogue({
    tier: { type: 'text', label: 'Tier' },
    margin: { type: 'number', label: 'Margin' },
  });
  const forPartner = catalogue({ tier: { type: 'text', label: 'Tier' } });

  test('a hidden field and an unknown one get the same answer, letter for letter', () => {
    const ask = (field: string) =>
      JSON.stringify(parseCondition({ field, operator: 'gt', value: 1 }, forPartner));
    expect(parseCondition({ field: 'margin', operator: 'gt', value: 1 }, forVendor).ok).toBe(true);
    expect(ask('margin')).toBe(ask('nargim').replace('nargim', 'margin'));
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(ask(name)).toBe(ask('nargim').replace('nargim', name));
  });

  test('only allowed fields are suggested', () => {
    const suggestion = (field: string, audience: typeof forVendor) => {
      const parsed = parseCondition({ field, operator: 'is', value: 'x' }, audience);
      return parsed.ok ? 'none needed' : parsed.problems[0].suggestion;
    };
    expect(suggestion('teir', forPartner)).toBe('tier');
    expect(suggestion('Tier', forPartner)).toBe('tier');
    expect(suggestion('margim', forVendor)).toBe('margin');
    expect(suggestion('margim', forPartner)).toBeUndefined();
    expect(suggestion('x'.repeat(100_000), forVendor)).toBeUndefined();
  });

  test('a description for a filter editor names the operators and nothing of the database', () => {
    const described = JSON.stringify(describeFields(fields));
    expect(described).toContain('"startsWith"');
    expect(described).not.toContain('sample');
  });

  test('a definition that could not work is refused when the catalogue is made', () => {
    const make = (definition: object) => () =>
      catalogue({ field: { label: 'Field', type: 'text', ...definition } });
    expect(make({})).not.toThrow();
    expect(make({ sql: 'partners.name; drop table x' })).toThrow(TypeError);
    expect(make({ sql: ['a', 'b'] })).toThrow(TypeError);
    expect(make({ type: 'enum' })).toThrow(TypeError);
    expect(make({ type: 'hierarchy' })).toThrow(TypeError);
    expect(make({ type: 'hierarchy', levels: ['country', 'city'], sql: ['country'] })).toThrow(
      TypeError,
    );
    expect(make({ type: 'money', sql: 'amount' })).toThrow(TypeError);
    expect(() => catalogue({ 'a[b]': { label: 'A', type: 'text' } })).toThrow(TypeError);
  });
});
