import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markedPieces, readPasted } from './read-pasted.ts';

const values = (text: string, options = {}) =>
  Object.fromEntries(
    Object.entries(readPasted(text, options)).map(([name, part]) => [name, part.value]),
  );

describe('a pasted mail', () => {
  test('says company, need, name and address', () => {
    const text =
      'Hi, good to meet you at Alpine Ski House. We would take 46 mountain bikes for the rental desk in Colma, delivery before April. Best, Adriana Fernandez\nafernandez@alpineskihouse.com';
    expect(values(text)).toEqual({
      customerName: 'Alpine Ski House',
      customerDomain: 'alpineskihouse.com',
      contactName: 'Adriana Fernandez',
      contactEmail: 'afernandez@alpineskihouse.com',
      need: '46 mountain bikes for the rental desk in Colma, delivery before April',
    });
  });

  test('with a head is its sender’s, whoever else is named in it', () => {
    const text = `From: Jürgen Groß <j.gross@mueller-rad.de>
To: Ana Ribeiro <ana@bikes.example>
Subject: Re: Fleet for our depot

Hello Ana,
we are looking for 12 e-bikes for our depot in Kassel. Budget is 38.400 €.

Mit freundlichen Grüßen
Jürgen Groß
Müller Rad GmbH`;
    expect(values(text, { ownDomains: ['bikes.example'] })).toEqual({
      customerName: 'Müller Rad GmbH',
      customerDomain: 'mueller-rad.de',
      contactName: 'Jürgen Groß',
      contactEmail: 'j.gross@mueller-rad.de',
      need: '12 e-bikes for our depot in Kassel',
      amount: { minor: 3_840_000, currency: 'EUR' },
      customerCountry: 'DE',
    });
  });

  test('leaves out what was quoted and what the reader’s own people wrote', () => {
    const text = `We need 3 racks.
Kind regards
Tom Baker, tom@lucerne.example

On Mon, 2 Mar 2026, Ana <ana@bikes.example> wrote:
> Do you want 500 helmets from Contoso Ltd for $9,000?`;
    expect(values(text, { ownDomains: ['bikes.example'] })).toEqual({
      customerName: 'Lucerne',
      customerDomain: 'lucerne.example',
      contactName: 'Tom Baker',
      contactEmail: 'tom@lucerne.example',
      need: '3 racks',
    });
  });

  test('from a mail provider has no company domain', () => {
    const found = values('Interested in two tandems. Thanks, Maria Rossi\nmaria.rossi@gmail.com');
    expect(found).toMatchObject({
      contactEmail: 'maria.rossi@gmail.com',
      contactName: 'Maria Rossi',
    });
    expect(found).not.toHaveProperty('customerDomain');
    expect(found).not.toHaveProperty('customerName');
  });
});

test('labelled lines of a form or a chat are taken as they stand', () => {
  const text = `Company: Wide World Importers
Contact: Lee Chan
Email: lee@wideworldimporters.com
Country: Canada
Need: Replacement frames, 20 pieces
Value: CAD 14,250.50`;
  expect(values(text)).toEqual({
    customerName: 'Wide World Importers',
    customerDomain: 'wideworldimporters.com',
    contactName: 'Lee Chan',
    contactEmail: 'lee@wideworldimporters.com',
    customerCountry: 'CA',
    need: 'Replacement frames, 20 pieces',
    amount: { minor: 1_425_050, currency: 'CAD' },
  });
});

describe('amounts', () => {
  test.each([
    ['about $12,400 in all', { minor: 1_240_000, currency: 'USD' }],
    ['12.400,50 EUR', { minor: 1_240_050, currency: 'EUR' }],
    ['a budget of about 18.500 EUR.', { minor: 1_850_000, currency: 'EUR' }],
    ['12 400 €', { minor: 1_240_000, currency: 'EUR' }],
    ['GBP 12k', { minor: 1_200_000, currency: 'GBP' }],
    ["CHF 1'250.00", { minor: 125_000, currency: 'CHF' }],
    ['¥98,000', { minor: 98_000, currency: 'JPY' }],
    ['USD 1.5 million', { minor: 150_000_000, currency: 'USD' }],
    ['from $900 to $1,200', { minor: 120_000, currency: 'USD' }],
  ])('%s', (text, amount) => expect(readPasted(text).amount?.value).toEqual(amount));

  test.each(['46 mountain bikes', 'before April 2027', 'call 555-0134', 'room ABC 12'])(
    '%s is no money',
    (text) => expect(readPasted(text).amount).toBeUndefined(),
  );
});

test('a country is read by its name and never out of another word', () => {
  expect(readPasted('our sites in Papua New Guinea').customerCountry?.value).toBe('PG');
  expect(readPasted('Nigeria office').customerCountry?.value).toBe('NG');
  expect(readPasted('shipping from the UK').customerCountry?.value).toBe('GB');
  expect(readPasted('x@cloud.io wrote').customerCountry).toBeUndefined();
  expect(readPasted('Omanesque').customerCountry).toBeUndefined();
});

test('whatever is pasted is read without fault, and what is found stands in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ mode: 'sentences' })),
      (text) => {
        const found = readPasted(text);
        expect(
          markedPieces(text, found)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
        if (found.contactEmail) expect(text.toLowerCase()).toContain(found.contactEmail.value);
      },
    ),
    { numRuns: 300 },
  );
});

test('a mail address in any surroundings is found', () => {
  const address = fc.tuple(fc.stringMatching(/^[a-z]{3,10}$/), fc.stringMatching(/^[a-z]{4,12}$/));
  fc.assert(
    fc.property(address, fc.lorem({ maxCount: 12 }), ([name, company], around) => {
      const mail = `${name}@${company}.example`;
      expect(readPasted(`${around} ${mail} ${around}`).contactEmail?.value).toBe(mail);
      expect(
        readPasted(`${around} <${mail}>.`, { ownDomains: [`${company}.example`] }).contactEmail,
      ).toBeUndefined();
    }),
  );
});
