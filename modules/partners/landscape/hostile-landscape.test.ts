import { describe, expect, test } from 'vitest';
import { displayName } from './display-name.ts';
import { readLandscape } from './read-landscape.ts';
import { crunchbaseSlug } from './state.ts';

const map = {
  programmes: [{ programme: 'resale', category: 'Partners', tier: 'subcategory' }],
  as: '2026-08-07',
};
const landscape = (items: string) =>
  `categories:\n  - name: Partners\n    subcategories:\n      - name: Gold\n        items:\n${items}`;
const codes = async (text: string, own: unknown = map) => {
  const { states, problems } = await readLandscape(text, { map: own });
  if (problems.length > 0) expect(states).toEqual([]);
  for (const { message } of problems) expect(message).toMatch(/\.$/);
  return problems.map(({ row, field, code }) => [row, field, code]);
};

describe('a YAML file that is wrong is refused with its line', () => {
  test.each([
    ['no YAML', 'a: [1, 2\nb: 3', [[2, null, 'landscape.unreadable-yaml']]],
    ['another document', 'title: Hello\n', [[1, null, 'landscape.not-a-landscape']]],
    ['only a list', '- 1\n- 2\n', [[1, null, 'landscape.not-a-landscape']]],
    ['empty', '', [[1, null, 'landscape.not-a-landscape']]],
    ['categories that are a text', 'categories: none\n', [[1, null, 'landscape.not-a-landscape']]],
    [
      'an item that is a text',
      landscape('          - Acme\n'),
      [[6, null, 'landscape.wrong-type']],
    ],
    [
      'an item without name',
      landscape('          - homepage_url: https://acme.example\n'),
      [[6, 'name', 'landscape.missing-name']],
    ],
    [
      'a name that is a list',
      landscape('          - name: [a, b]\n'),
      [[6, 'name', 'landscape.wrong-type']],
    ],
    [
      'a home page that is a map',
      landscape('          - name: Acme\n            homepage_url: {a: 1}\n'),
      [[7, 'homepage_url', 'landscape.wrong-type']],
    ],
    [
      'a day that is none',
      landscape("          - name: Acme\n            joined: '2026-02-30'\n"),
      [[6, 'joined', 'landscape.invalid-date']],
    ],
    [
      'items that are a map',
      'categories:\n  - name: Partners\n    subcategories:\n      - name: Gold\n        items: {a: 1}\n',
      [[5, 'items', 'landscape.wrong-type']],
    ],
    [
      'a category without name',
      'categories:\n  - subcategories: []\n  - name: Partners\n',
      [[2, 'name', 'landscape.missing-name']],
    ],
    [
      'a category short',
      'categories:\n  - name: Press\n',
      [[0, 'category', 'landscape.unknown-category']],
    ],
  ])('%s', async (_title, text, expected) => {
    expect(await codes(text)).toEqual(expected);
  });

  test('none of the named subcategories in the file would make all members leave', async () => {
    const own = { ...map, programmes: [{ ...map.programmes[0], subcategory: 'Silver' }] };
    const { problems } = await readLandscape(landscape('          - name: Acme\n'), { map: own });
    expect(problems).toMatchObject([{ row: 0, code: 'landscape.unknown-subcategory' }]);
    expect(problems[0]?.message).toContain('no subcategory “Silver”. It has “Gold”');
  });

  test('one of several named subcategories missing is only warned of: tiers come and go', async () => {
    const own = { ...map, programmes: [{ ...map.programmes[0], subcategory: ['Gold', 'Silver'] }] };
    const read = await readLandscape(landscape('          - name: Acme\n'), { map: own });
    expect(read.problems).toEqual([]);
    expect(read.warnings).toMatchObject([{ code: 'landscape.unknown-subcategory' }]);
    expect(read.states[0]?.entries).toHaveLength(1);
  });
});

describe('a YAML file made to do harm does none', () => {
  test('aliases that double at every line', async () => {
    const bomb = Array.from({ length: 40 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`,
    );
    expect(await codes(`${bomb.join('\n')}\nlandscape: *a39\n`)).toEqual([
      [1, null, 'landscape.too-many-aliases'],
    ]);
  });

  test('few aliases that multiply the entries', async () => {
    const item = '{name: A}';
    const text = [
      `i: &i [${Array.from({ length: 5_000 }, () => item).join(', ')}]`,
      `s: &s [${Array.from({ length: 30 }, () => '{name: Gold, items: *i}').join(', ')}]`,
      `categories: [${Array.from({ length: 30 }, () => '{name: Partners, subcategories: *s}').join(', ')}]`,
    ].join('\n');
    expect((await codes(text)).map(([, , code]) => code)).toEqual(['landscape.too-many-entries']);
  });

  test('an alias to the list it stands in', async () => {
    const text = landscape('          - &me\n            name: Acme\n            extra: *me\n');
    expect(await codes(text)).toEqual([]);
    expect(await codes('categories: &c\n  - name: Partners\n    subcategories: *c\n')).toEqual([]);
  });

  test('nesting deeper than any stack', async () => {
    expect(await codes('['.repeat(100_000))).toEqual([
      [expect.any(Number), null, 'landscape.unreadable-yaml'],
    ]);
  });

  test('a map of a hundred thousand keys', async () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join('\n');
    expect(await codes(keys)).toEqual([[1, null, 'landscape.not-a-landscape']]);
  });

  test('a file longer than any landscape', async () => {
    const chunks = Array.from({ length: 25 }, () => `# ${'x'.repeat(1_000_000)}\n`);
    const { problems } = await readLandscape(chunks, { map });
    expect(problems).toMatchObject([{ code: 'landscape.file-too-large' }]);
  });

  test('a field written twice: the last counts', async () => {
    const text = landscape('          - name: Acme\n            name: Beta\n');
    const { states } = await readLandscape(text, { map });
    expect(states[0]?.entries).toMatchObject([{ name: 'Beta' }]);
  });

  test('names of object properties', async () => {
    const text = landscape('          - name: __proto__\n            crunchbase: constructor\n');
    const { states } = await readLandscape(text, { map: { ...map, tierAliases: {} } });
    expect(states[0]?.entries).toMatchObject([{ key: 'resale/constructor', name: '__proto__' }]);
  });
});

describe('a map that is wrong is refused', () => {
  test.each([
    [{ programmes: [{ programme: 'a', category: 'b' }] }, 'programmes.0.tier'],
    [{ programmes: [{ programme: 'a', category: 'b', tier: 'c', colour: 'red' }] }, 'programmes.0'],
    [{ ...map, as: '2026-02-30' }, 'as'],
    [{ ...map, tierAliases: { Gold: 7 } }, 'tierAliases.Gold'],
    ['text', null],
  ])('%j', async (own, field) => {
    expect(await codes(landscape(''), own)).toEqual([[0, field, 'landscape.invalid-map']]);
  });

  test('a YAML file needs one, and a day', async () => {
    expect(await codes(landscape(''), null)).toEqual([[0, 'programmes', 'landscape.missing-map']]);
    expect(await codes(landscape(''), { programmes: map.programmes })).toEqual([
      [0, 'as', 'landscape.missing-date'],
    ]);
  });
});

describe('a history file', () => {
  const header = 'snapshot,programme,tier,name,homepage_url,crunchbase_slug,joined\n';

  test.each([
    ['2026-02-30,a,Gold,Acme,,acme,\n', [[2, 'snapshot', 'landscape.invalid-date']]],
    ['2026-01-31,a,Gold,,,acme,\n', [[2, 'name', 'landscape.missing-value']]],
    ['2026-01-31,a,Gold,Acme,,acme\n', [[2, 'joined', 'csv.missing-cells']]],
    ['2026-01-31,a,Gold,Acme,,acme,May\n', [[2, 'joined', 'landscape.invalid-date']]],
  ])('%j is a problem of its row', async (row, expected) => {
    const { problems } = await readLandscape(header + row);
    expect(problems.map(({ row: at, field, code }) => [at, field, code])).toEqual(expected);
  });

  test('without its columns is told which are missing', async () => {
    const { problems } = await readLandscape('snapshot;programme;name\n');
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['landscape.missing-column', 'tier'],
    ]);
  });

  test('of several rows with one key keeps the last', async () => {
    const rows = '2026-01-31,a,Gold,Acme,,acme,\n2026-01-31,a,Silver,Acme 2,,acme,\n';
    const { states, rows: count } = await readLandscape(header + rows);
    expect(count).toBe(2);
    expect(states[0]?.entries).toMatchObject([{ key: 'a/acme', tier: 'Silver', name: 'Acme 2' }]);
  });
});

describe('names and slugs', () => {
  test.each([
    ['3-Shake (KCSP)', ['Kubernetes Certified Service Provider'], '3-Shake'],
    ['Acme (KTP)', ['Kubernetes Certified Service Provider'], 'Acme (KTP)'],
    ['Acme (KTP) (member)', ['Kubernetes Training Partner'], 'Acme'],
    ['Huawei (China)', ['Gold'], 'Huawei (China)'],
    ['Acme (Gold)', ['Gold'], 'Acme'],
    ['(member)', ['Gold'], '(member)'],
  ])('%s is shown as its name', (source, standing, shown) => {
    expect(displayName(source, standing)).toBe(shown);
  });

  test.each([
    ['https://www.crunchbase.com/organization/acme', 'acme'],
    ['https://www.crunchbase.com/organization/Acme-7/?utm=1#x', 'acme-7'],
    ['crunchbase.com/organization/acme', 'acme'],
    ['acme', 'acme'],
    ['https://www.crunchbase.com/organization/', null],
    ['https://www.crunchbase.com', null],
    ['', null],
    [null, null],
  ])('%s has the slug %s', (text, slug) => {
    expect(crunchbaseSlug(text)).toBe(slug);
  });
});
