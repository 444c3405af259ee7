import { describe, expect, test } from 'vitest';
import { openCsv, readCsv } from './index.ts';

async function listOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const valuesOf = async (source: Parameters<typeof readCsv>[0]) =>
  (await readCsv(source)).rows.map((row) => Object.values(row.values));

const codesOf = async (source: Parameters<typeof readCsv>[0]) =>
  (await readCsv(source)).problems.map(({ row, field, code }) => [row, field, code]);

describe('the text of a file', () => {
  const table = 'name;city\r\nMüller & Söhne;Zürich\r\n';

  test.each([
    ['UTF-8', Buffer.from(table, 'utf8'), 'utf-8', false],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${table}`, 'utf8'), 'utf-8', true],
    ['UTF-16 with a byte-order mark', Buffer.from(`\uFEFF${table}`, 'utf16le'), 'utf-16le', true],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16(), 'utf-16be', true],
    ['UTF-16 without a mark', Buffer.from(table, 'utf16le'), 'utf-16le', false],
    ['Windows-1252', Buffer.from(table, 'latin1'), 'windows-1252', false],
  ])('%s is read and reported', async (_title, bytes, encoding, bom) => {
    const { headers, rows, format, problems } = await readCsv(bytes);
    expect(headers).toEqual(['name', 'city']);
    expect(rows).toEqual([{ row: 2, values: { name: 'Müller & Söhne', city: 'Zürich' } }]);
    expect(format).toMatchObject({ encoding, bom, separator: ';', separatorGuessed: true });
    expect(problems).toEqual([]);
  });

  test('the euro sign of Windows-1252 is a euro sign', async () => {
    expect(await valuesOf(Buffer.from('price,unit\n\x80 5,caf\xe9\n', 'latin1'))).toEqual([
      ['€ 5', 'café'],
    ]);
  });

  test('a Windows-1252 letter after any amount of plain text is still found', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},plain\n`).join('');
    const bytes = Buffer.from(`id,name\n${rows}20000,Jos\xe9\n`, 'latin1');
    const { rows: read, format, problems } = await readCsv(bytes);
    expect(read.at(-1)?.values).toEqual({ id: '20000', name: 'José' });
    expect(format.encoding).toBe('windows-1252');
    expect(problems).toEqual([]);
  });

  test('a stray byte in UTF-8 text is a problem of its own row', async () => {
    const bytes = Buffer.concat([
      Buffer.from('name,city\nMüller,Zürich\nJos', 'utf8'),
      Buffer.from([0xe9]),
      Buffer.from(',Köln\nŁukasz,Łódź\n', 'utf8'),
    ]);
    const { rows, problems } = await readCsv(bytes);
    expect(problems).toMatchObject([{ row: 3, field: 'name', code: 'csv.damaged-text' }]);
    expect(rows.map((row) => row.row)).toEqual([2, 4]);
  });

  test.each(['', '\uFEFF'])('text cut inside any character is read the same (%j)', async (mark) => {
    const plain = 'plain,text\r\n'.repeat(500);
    const text = `${mark}name,note\r\n${plain}"Ångström, €","a\r\nb ""c"""\r\n日本,🚲\r\n`;
    const byteByByte = Array.from(Buffer.from(text, 'utf8'), (byte) => Uint8Array.of(byte));
    const values = await valuesOf(byteByByte);
    expect(values).toEqual(await valuesOf(text));
    expect(values.slice(-2)).toEqual([
      ['Ångström, €', 'a\r\nb "c"'],
      ['日本', '🚲'],
    ]);
  });

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04rest', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7 rest', 'latin1')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['a program', Buffer.alloc(500)],
  ])('%s is refused with a sentence that says what to do', async (_title, bytes) => {
    const { problems, rows } = await readCsv(bytes);
    expect(problems).toMatchObject([{ row: 1, code: 'csv.not-a-csv-file' }]);
    expect(problems[0]?.message).toMatch(/CSV|first/);
    expect(rows).toEqual([]);
  });
});

describe('the separator', () => {
  test.each([
    [',', 'a,b,c\n1,2;5,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n'],
    ['\t', 'a\tb\n1,2\t3,4\n'],
    ['|', 'a|b|c\n"x, y"|2|3\n'],
    [';', 'a;b\n"several;\nlines";2\n'],
  ])('%j is guessed', async (separator, text) => {
    const { format, problems } = await readCsv(text);
    expect(format).toMatchObject({ separator, separatorGuessed: true });
    expect(problems).toEqual([]);
  });

  test('a file of one column has no separator', async () => {
    expect(await valuesOf('name\nAcme; Berlin\nBeta\n')).toEqual([['Acme; Berlin'], ['Beta']]);
  });

  test('a first line "sep=;" is obeyed and is no row', async () => {
    const { headers, rows, format } = await readCsv('sep=;\r\na;b\r\n1;2\r\n');
    expect(headers).toEqual(['a', 'b']);
    expect(rows).toEqual([{ row: 2, values: { a: '1', b: '2' } }]);
    expect(format.separatorGuessed).toBe(false);
  });
});

describe('rows', () => {
  test('are numbered as a spreadsheet numbers them, blank ones counted', async () => {
    const { rows } = await readCsv('a,b\r\n1,"x\ny"\r\n\r\n,\r\n2,z');
    expect(rows.map((row) => row.row)).toEqual([2, 5]);
  });

  test('line ends of every kind end a row', async () => {
    expect(await valuesOf('a,b\r\n1,2\n3,4\r5,6')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  test('with cells missing or left over are problems with their row number', async () => {
    expect(await codesOf('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n')).toEqual([
      [3, 'c', 'csv.missing-cells'],
      [4, null, 'csv.extra-cells'],
    ]);
  });

  test('keep quotation marks that stand inside a cell', async () => {
    expect(await valuesOf('a,b\n5" pipe,"say ""hi"""\n')).toEqual([['5" pipe', 'say "hi"']]);
  });

  test('end with a problem where a quotation mark never closes', async () => {
    expect(await codesOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual([[3, null, 'csv.quotation-not-closed']]);
  });

  test('longer than the limit stop the reading and name the row', async () => {
    const file = await openCsv(`a,b\n1,2\n"${'x'.repeat(5_000)}`, { maxRowCharacters: 1_000 });
    const rows = await listOf(file.rows);
    expect(rows.at(-1)?.problems).toMatchObject([{ row: 3, code: 'csv.row-too-long' }]);
  });

  test('with a cell longer than the limit are refused, the others are read', async () => {
    const { rows, problems } = await readCsv(`a,b\n${'x'.repeat(200)},1\ny,2\n`, {
      maxCellCharacters: 100,
    });
    expect(problems).toMatchObject([{ row: 2, field: 'a', code: 'csv.cell-too-long' }]);
    expect(rows).toHaveLength(1);
  });

  test('with a zero character are refused: no database stores it', async () => {
    expect(await codesOf('a,b\nx\0y,1\n'.padEnd(200, 'z'))).toContainEqual([
      2,
      'a',
      'csv.zero-character',
    ]);
  });

  test('beyond the first thousand problems are counted only', async () => {
    const table = await readCsv(`a,b\n${'1\n'.repeat(1_500)}`);
    expect(table.problems).toHaveLength(1_000);
    expect(table.problemCount).toBe(1_500);
  });
});

describe('the header', () => {
  test.each([
    ['', [[1, null, 'csv.empty-file']]],
    ['\n\n', [[1, null, 'csv.empty-file']]],
    ['\uFEFF', [[1, null, 'csv.empty-file']]],
    ['name,city,name\n1,2,3\n', [[1, 'name', 'csv.duplicate-header']]],
    ['name, name \n1,2\n', [[1, 'name', 'csv.duplicate-header']]],
    [`${'a'.repeat(3)}${',x'.repeat(1_200)}\n`, [[1, null, 'csv.too-many-columns']]],
  ])('%j', async (text, problems) => {
    expect((await codesOf(text)).slice(0, 1)).toEqual(problems);
  });

  test('may leave columns without a name', async () => {
    const { headers, problems } = await readCsv('a,,\n1,2,\n');
    expect(headers).toEqual(['a', 'Column 2', 'Column 3']);
    expect(problems).toEqual([]);
  });

  test('named like a property of every object harms nothing', async () => {
    const { rows } = await readCsv('__proto__,constructor\nx,y\n');
    expect(Object.entries(rows[0]?.values ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('a large file', () => {
  const line = `"Acme, Ltd",${'x'.repeat(50)}\n`;

  test('is pulled only as fast as its rows are read', async () => {
    let pulledBytes = 0;
    const endless = (function* () {
      yield 'name,note\n';
      for (;;) {
        pulledBytes += line.length * 100;
        yield line.repeat(100);
      }
    })();
    const { rows } = await openCsv(endless);
    let read = 0;
    for await (const row of rows) {
      expect(row.problems).toEqual([]);
      read++;
      if (read % 10_000 === 0) expect(pulledBytes - read * line.length).toBeLessThan(1_000_000);
      if (read === 50_000) break;
    }
    expect(read).toBe(50_000);
  });

  test('of many rows has the number of its last row', async () => {
    const chunks = (function* () {
      yield 'name,note\n';
      for (let at = 0; at < 2_000; at++) yield line.repeat(100);
    })();
    let last = 0;
    for await (const row of (await openCsv(chunks)).rows) last = row.row;
    expect(last).toBe(200_001);
  });
});
