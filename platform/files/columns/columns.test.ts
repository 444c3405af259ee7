import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../csv/index.ts';
import {
  type ColumnKind,
  guessedMapping,
  guessMapping,
  mappedTexts,
  parseMapping,
  type TargetField,
  valueReader,
} from './index.ts';

const field = (name: string, kind: ColumnKind = 'text', required = false): TargetField => ({
  field: name,
  kind,
  required,
});
const partner = [
  field('name', 'text', true),
  field('country', 'country', true),
  field('domain', 'domain'),
  field('roles'),
  field('city'),
  field('phone', 'phone'),
  field('size', 'integer'),
];
const lead = [
  field('companyName', 'text', true),
  field('contactName'),
  field('contactEmail', 'email', true),
  field('city'),
  field('country', 'country'),
  field('need'),
];
const transaction = [
  field('orderNumber'),
  field('lineNumber', 'integer'),
  field('orderedOn', 'date'),
  field('partner'),
  field('product'),
  field('quantity', 'integer'),
  field('unitPrice', 'money'),
  field('amount', 'money'),
];

const headersOf = (guess: ReturnType<typeof guessMapping>) =>
  Object.fromEntries(Object.entries(guess.fields).map(([name, { header }]) => [name, header]));

async function guessed(csv: string | Buffer, fields: TargetField[]) {
  const { headers, rows } = await readCsv(csv);
  const cells = rows
    .slice(0, 50)
    .map(({ values }) => headers.map((header) => values[header] ?? ''));
  return guessMapping(headers, cells, fields);
}

describe('the columns of a file are recognised', () => {
  test.each([
    [
      'partners in English',
      'Company,Country,Website,Town,Telephone\nAcme,Germany,acme.example,Berlin,+49 30 1234\n',
      partner,
      { name: 'Company', country: 'Country', domain: 'Website', city: 'Town', phone: 'Telephone' },
    ],
    [
      'partners in German',
      'Firmenname;PLZ;Ort;Land;Webseite;Mitarbeiterzahl\nMüller;10115;Berlin;Deutschland;m.example;12\n',
      partner,
      {
        name: 'Firmenname',
        country: 'Land',
        domain: 'Webseite',
        city: 'Ort',
        size: 'Mitarbeiterzahl',
      },
    ],
    [
      'leads in French',
      'Société;Interlocuteur;Courriel;Ville;Pays;Besoin\nA;B C;b@c.example;Lyon;France;vélos\n',
      lead,
      {
        companyName: 'Société',
        contactName: 'Interlocuteur',
        contactEmail: 'Courriel',
        city: 'Ville',
        country: 'Pays',
        need: 'Besoin',
      },
    ],
    [
      'leads in Spanish with a typing error',
      'Empressa,Correo electrónico,País\nA,b@c.example,España\n',
      lead,
      { companyName: 'Empressa', contactEmail: 'Correo electrónico', country: 'País' },
    ],
  ])('%s', async (_title, csv, fields, expected) => {
    const guess = await guessed(csv, fields);
    expect(headersOf(guess)).toEqual(expected);
    expect(guess.missing).toEqual([]);
  });

  test('order lines of a real sample, whose headers are run together', async () => {
    const file = new URL(
      '../../../app/demonstration/adventure-works/data/reseller-sales-2012.csv',
      import.meta.url,
    );
    const beginning = readFileSync(file, 'utf8').split('\r\n').slice(0, 100).join('\r\n');
    expect(headersOf(await guessed(beginning, transaction))).toEqual({
      orderNumber: 'SalesOrderNumber',
      lineNumber: 'SalesOrderLineNumber',
      orderedOn: 'OrderDate',
      partner: 'ResellerKey',
      product: 'ProductKey',
      quantity: 'OrderQuantity',
      unitPrice: 'UnitPrice',
      amount: 'SalesAmount',
    });
  });

  test('by their values when the header says nothing', async () => {
    const rows = ['a@b.example,DE,x', 'c@d.example,FR,y', 'e@f.example,US,z'].join('\n');
    const guess = await guessed(`c1,c2,c3\n${rows}\n`, lead);
    expect(headersOf(guess)).toEqual({ contactEmail: 'c1', country: 'c2' });
    expect(guess.fields.contactEmail?.why).toBe('3 of 3 values look like e-mail addresses.');
    expect(guess.missing).toEqual(['companyName']);
    expect(guess.unused).toEqual(['c3']);
  });

  test('not by a header that the values contradict', async () => {
    const guess = await guessed('Company,Email\nAcme,yes\nBeta,no\n', lead);
    expect(headersOf(guess)).toEqual({ companyName: 'Company' });
  });

  test('the surer the better they fit, with the reason', async () => {
    const sure = await guessed('Email\na@b.example\n', lead);
    const half = await guessed('Email\na@b.example\nnone\n', lead);
    expect(sure.fields.contactEmail?.confidence).toBeGreaterThan(
      half.fields.contactEmail?.confidence ?? 1,
    );
    expect(half.fields.contactEmail?.why).toBe(
      'The header “Email” is a usual name of this field. 1 of 2 values look like e-mail addresses.',
    );
  });

  test('each for one field only', async () => {
    const guess = await guessed('Name,Account\nEva,Acme\n', [
      field('customerName'),
      field('name'),
      field('companyName'),
    ]);
    const headers = Object.values(headersOf(guess));
    expect(new Set(headers).size).toBe(headers.length);
  });

  test('whatever their case, accents and sharp s', () => {
    expect(
      headersOf(guessMapping(['STRASSE', 'prenom'], [], [field('address'), field('firstName')])),
    ).toEqual({
      address: 'STRASSE',
      firstName: 'prenom',
    });
  });

  test('by headers that the importer adds', () => {
    const own = { ...field('badge'), headers: ['Auszeichnung'] };
    expect(headersOf(guessMapping(['auszeichnung'], [], [own]))).toEqual({ badge: 'auszeichnung' });
  });
});

describe('a map that a person wrote', () => {
  const headers = ['Company Name', 'Land', 'Datum'];
  const fields = [field('name', 'text', true), field('country', 'country'), field('at', 'date')];

  test('names headers, constants and how dates are written', () => {
    const json = {
      name: 'company_name',
      country: { const: 'DE' },
      at: { header: 'Datum', dates: 'day-first' },
    };
    const { mapping, problems } = parseMapping(json, headers, fields);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(mappedTexts(mapping, ['Acme', 'x', '3/4/2026']))).toEqual({
      name: 'Acme',
      country: 'DE',
      at: '3/4/2026',
    });
    const at = mapping.get('at');
    expect(at && valueReader('date', at, [])('3/4/2026')).toEqual({ value: '2026-04-03' });
  });

  test.each([
    [{ name: 'Compny' }, 'name', 'columns.unknown-header'],
    [{ name: 'Land', colour: 'Land' }, 'colour', 'columns.unknown-field'],
    [{ country: 'Land' }, 'name', 'columns.missing-field'],
    [{ name: { const: 5 } }, 'name', 'columns.invalid-map'],
    [{ name: { header: 'Land', sort: 1 } }, 'name', 'columns.invalid-map'],
    [{ name: { header: 'Land', dates: 'any' } }, 'name', 'columns.invalid-map'],
    [['name'], null, 'columns.invalid-map'],
    [null, null, 'columns.invalid-map'],
  ])('%j is refused', (json, name, code) => {
    const { problems } = parseMapping(json, headers, fields);
    expect(problems).toMatchObject([{ row: 0, field: name, code }]);
  });

  test('that names an unknown column is told which there are', () => {
    const { problems } = parseMapping({ name: 'Firm' }, headers, fields);
    expect(problems[0]?.message).toBe(
      'There is no column “Firm”. There are “Company Name”, “Land”, “Datum”.',
    );
  });

  test('can be what was guessed', async () => {
    const guess = guessMapping(['Firma', 'Land'], [['Acme', 'DE']], partner);
    expect(Object.fromEntries(mappedTexts(guessedMapping(guess), ['Beta', 'FR']))).toEqual({
      name: 'Beta',
      country: 'FR',
    });
  });
});

describe('values', () => {
  const read = (kind: ColumnKind, text: string, samples: string[] = []) => {
    const result = valueReader(kind, { column: 0, header: 'x' }, samples)(text);
    return 'code' in result ? result.code : result.value;
  };

  test.each<[ColumnKind, string, string | null]>([
    ['text', '  Acme ', 'Acme'],
    ['text', '  ', null],
    ['country', 'Deutschland', 'DE'],
    ['country', 'Atlantis', 'columns.unknown-country'],
    ['domain', 'https://www.Acme.example/de?x=1', 'acme.example'],
    ['domain', 'consolidatedmessenger', 'consolidatedmessenger'],
    ['domain', 'no address', 'columns.unreadable-domain'],
    ['email', 'Eva@Acme.example', 'eva@acme.example'],
    ['email', 'eva@consolidatedmessenger', 'eva@consolidatedmessenger'],
    ['email', 'eva', 'columns.unreadable-email'],
    ['currency', 'eur', 'EUR'],
    ['currency', 'Euro', 'columns.unreadable-currency'],
    ['integer', '1.000,00', '1000'],
    ['integer', '1,5', 'columns.not-whole'],
    ['money', '1.234,56', '1234.56'],
    ['moment', '2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['moment', '2026-03-04 10:00', 'columns.missing-zone'],
    ['date', '03/04/2026', 'columns.ambiguous-date'],
  ])('of kind %s: %j is %j', (kind, text, value) => expect(read(kind, text)).toBe(value));

  test('of a column whose other values tell how it is written', () => {
    expect(read('date', '03/04/2026', ['31/01/2026'])).toBe('2026-04-03');
    expect(read('money', '1.234', ['2,50'])).toBe('1234');
  });
});
