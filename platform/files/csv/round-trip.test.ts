import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvCell, csvText, neutralised, openCsv, restored, writeCsv } from './index.ts';

async function listOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const STARTERS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", ' ', '\uFEFF'];

/** Cells that begin with what a spreadsheet might run, behind any number of disguises. */
const hostile = fc.oneof(
  fc
    .tuple(
      fc.array(fc.constantFrom(...STARTERS), { maxLength: 4 }),
      fc.oneof(
        fc.constantFrom('HYPERLINK("http://x")', "cmd|' /C calc'!A0", '1+1', '12.5', '"', ',', ';'),
        fc.string({ unit: 'binary', maxLength: 12 }),
      ),
    )
    .map(([start, rest]) => start.join('') + rest),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' ', '""', '\r\n', 'sep=;', '-12.5', '-1e-7', '- 5', '+49 170 1234'),
);

const cellsOf = async (source: Parameters<typeof openCsv>[0]) => {
  const file = await openCsv(source, { blankRows: 'keep' });
  expect(file.problems).toEqual([]);
  return (await listOf(file.rows)).map((row) => row.cells);
};

describe('what was exported is read back exactly', () => {
  test('10,000 hostile cells in tables of every width and separator', async () => {
    let cells = 0;
    const tables = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        rows: fc.array(fc.array(hostile, { minLength: width, maxLength: width }), {
          minLength: 10,
          maxLength: 40,
        }),
        headers: fc.constant(['sep=;', '=id', '@name', '-1+1', 'note'].slice(0, width)),
        separator: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
        bom: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ({ headers, rows, separator, bom }) => {
        const chunks = await listOf(writeCsv(headers, rows, { separator, bom }));
        const file = await openCsv(Buffer.concat(chunks), { blankRows: 'keep' });
        expect(file.headers).toEqual(headers);
        expect(await cellsOf(chunks)).toEqual(rows);
        cells += rows.flat().length;
      }),
      { numRuns: 300 },
    );
    expect(cells).toBeGreaterThan(10_000);
  });

  test('restoring undoes neutralising for every text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(restored(neutralised(text))).toBe(text);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('no exported text begins like a formula', () => {
  test('whatever a reader trims first', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = neutralised(text);
        const seen = written.replace(/^[\s\uFEFF\u200B\0]+/u, '').normalize('NFKC');
        if (/^[=+@]/.test(seen)) throw new Error(`${JSON.stringify(written)} would run`);
        if (seen.startsWith('-')) expect(written).toMatch(/^-\d+(\.\d+)?(e[+-]?\d+)?$/i);
        expect(written).not.toMatch(/^[\t\r\n]/);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    '=1+1',
    '+1',
    '@SUM(A1)',
    '-2+3',
    '\t=1',
    '\r=1',
    '＝1',
    '－1',
    ' =1',
    '\u200B=1',
    '-',
  ])('%j gets an apostrophe in front', (text) => expect(neutralised(text)).toBe(`'${text}`));

  test.each(['-12.5', '-3', '-1e-7', '12', 'a=b', 'Smith-Jones', "O'Neill", "'t Hooft", ''])(
    '%j stays as it is',
    (text) => expect(neutralised(text)).toBe(text),
  );
});

describe('the written file', () => {
  test('follows RFC 4180', () => {
    const rows: CsvCell[][] = [
      ['a "b"', 'c,d', 'e\nf'],
      [-12.5, 10n, true],
      [null, undefined, new Date('2026-03-04T05:06:07Z')],
    ];
    expect(csvText(['x', 'y', 'z'], rows)).toBe(
      'x,y,z\r\n"a ""b""","c,d","e\nf"\r\n-12.5,10,true\r\n,,2026-03-04T05:06:07.000Z\r\n',
    );
  });

  test('begins with a byte-order mark only when asked', async () => {
    const [plain] = await listOf(writeCsv(['a'], []));
    const [marked] = await listOf(writeCsv(['a'], [], { bom: true }));
    expect(plain?.toString('hex')).toBe(Buffer.from('a\r\n').toString('hex'));
    expect(marked?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  test('is written as its rows come, in chunks', async () => {
    let made = 0;
    const rows = (function* () {
      for (; made < 100_000; made++) yield [made, 'x'.repeat(20)];
    })();
    const chunks = writeCsv(['id', 'text'], rows);
    await chunks.next();
    expect(made).toBeLessThan(10_000);
  });

  test('refuses a row that has not as many cells as the header', () => {
    expect(() => csvText(['a', 'b'], [['1']])).toThrow('1 cells where the header has 2');
  });
});
