import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyComparison, condition, fields } from './arbitraries.ts';
import { limits } from './language.ts';
import { formatListQuery, parseListQuery } from './query-string.ts';
import type { SortKey } from './query-string.ts';

const read = (text: string) => parseListQuery(new URLSearchParams(text), fields);
function problems(text: string): string[] {
  const parsed = read(text);
  return parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a list asked by its address', () => {
  test('filters, order and fields are read, other parameters are left alone', () => {
    expect(
      read(
        'filter[tier]=gold&filter[revenue][gte]=100&sort=-createdAt,name&fields=name,tier&limit=5',
      ),
    ).toEqual({
      ok: true,
      query: {
        filter: {
          all: [
            { field: 'tier', operator: 'is', value: 'gold' },
            { field: 'revenue', operator: 'gte', value: 100 },
          ],
        },
        sort: [
          { field: 'createdAt', direction: 'descending' },
          { field: 'name', direction: 'ascending' },
        ],
        fields: ['name', 'tier'],
      },
    });
    expect(read('limit=5')).toEqual({ ok: true, query: {} });
  });

  test('each kind of value is written as people would', () => {
    const value = (text: string) => {
      const parsed = read(text);
      if (!parsed.ok || !parsed.query.filter || !('all' in parsed.query.filter)) return parsed;
      const [first] = parsed.query.filter.all;
      return 'operator' in first ? first.value : first;
    };
    expect(value('filter[value][gte]=1000.50 EUR')).toEqual({ minor: 100050, currency: 'EUR' });
    expect(value('filter[tier][in]=gold,silver')).toEqual(['gold', 'silver']);
    expect(value(String.raw`filter[name][in]=a\,b,c\\`)).toEqual(['a,b', 'c\\']);
    expect(value('filter[startsOn][between]=2026-01-01,2026-03-31')).toEqual([
      '2026-01-01',
      '2026-03-31',
    ]);
    expect(value('filter[createdAt][withinLastDays]=30')).toBe(30);
    expect(value('filter[open]=false')).toBe(false);
    expect(value('filter[place][within]=DE/BY,AT')).toEqual(['DE/BY', 'AT']);
    expect(value('filter[seats][isEmpty]=true')).toBeUndefined();
    expect(value('filter[account.alias][contains]=ü')).toBe('ü');
  });

  test('what is written from a query reads back as that query', () => {
    const sort = fc.uniqueArray(
      fc.record<SortKey>({
        field: fc.constantFrom('name', 'revenue', 'createdAt', 'owner'),
        direction: fc.constantFrom('ascending', 'descending'),
      }),
      { selector: (key) => key.field, minLength: 1 },
    );
    const filter = fc.oneof(
      condition,
      fc.array(anyComparison, { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    );
    const chosen = fc.uniqueArray(fc.constantFrom(...fields.fields.keys()), { minLength: 1 });
    const query = fc.record({ filter, sort, fields: chosen }, { requiredKeys: [] });
    fc.assert(
      fc.property(query, (asked) => {
        const text = formatListQuery(asked).toString();
        expect(read(text), text).toEqual({ ok: true, query: asked });
      }),
      { numRuns: 1000 },
    );
  });

  test('plain filters are written plainly, whatever else as JSON', () => {
    const gold = { field: 'tier', operator: 'is', value: 'gold' } as const;
    const text = (filter: Parameters<typeof formatListQuery>[0]['filter']) =>
      decodeURIComponent(formatListQuery({ ...(filter && { filter }) }).toString());
    expect(text({ all: [gold, { field: 'open', operator: 'isEmpty' }] })).toBe(
      'filter[tier]=gold&filter[open][isEmpty]=true',
    );
    expect(text({ any: [gold] })).toBe(
      'filter={"any":[{"field":"tier","operator":"is","value":"gold"}]}',
    );
    expect(text({ all: [gold, gold] })).toMatch(/^filter=\{/);
  });

  test('everything that is wrong is said at once, with the parameter', () => {
    expect(
      problems(
        'filter[teir]=gold&filter[tier]=glod&filter[revenue][gte]=1e3&filter[open][gt]=1&filter[a=b&sort=-secret&fields=name,secret',
      ),
    ).toEqual([
      '/filter[teir] conditions.unknown-field',
      '/filter[tier] conditions.unknown-value',
      '/filter[revenue][gte] conditions.invalid-value',
      '/filter[open][gt] conditions.unsuitable-operator',
      '/filter[a conditions.invalid-shape',
      '/sort conditions.unknown-field',
      '/fields conditions.unknown-field',
    ]);
  });

  test('a parameter given twice, or filters in both forms, are not guessed at', () => {
    expect(problems('filter[tier]=gold&filter[tier]=silver')).toEqual([
      '/filter[tier] conditions.repeated-filter',
    ]);
    expect(problems('sort=name&sort=tier')).toEqual(['/sort conditions.repeated-filter']);
    expect(problems('filter={"all":[]}&filter[tier]=gold')).toEqual([
      '/filter conditions.repeated-filter',
    ]);
    expect(problems('filter={"all":')).toEqual(['/filter conditions.invalid-shape']);
    expect(problems('filter={"all":[{"field":"tier","operator":"is","value":"glod"}]}')).toEqual([
      '/filter/all/0/value conditions.unknown-value',
    ]);
  });

  test('the limits hold for all parameters together', () => {
    const many = Array.from({ length: limits.values + 1 }, (_, at) => at).join(',');
    expect(problems(`filter[revenue][in]=${many}`)).toEqual([
      '/filter[revenue][in] conditions.too-many-values',
    ]);
    const half = Array.from({ length: limits.values / 2 + 1 }, (_, at) => at).join(',');
    expect(problems(`filter[revenue][in]=${half}&filter[seats][in]=${half}`)).toEqual([
      '/filter conditions.too-many-values',
    ]);
    expect(problems('sort=name,name')).toEqual(['/sort conditions.invalid-value']);
    expect(problems('sort=name,revenue,tier,owner,open')).toEqual([
      '/sort conditions.invalid-value',
    ]);
  });

  test('the operators of others are not reached through names that every object has', () => {
    expect(problems('filter[tier][toString]=x')).toEqual([
      '/filter[tier][toString] conditions.unsuitable-operator',
    ]);
    expect(problems('filter[__proto__]=x')).toEqual([
      '/filter[__proto__] conditions.unknown-field',
    ]);
  });
});
