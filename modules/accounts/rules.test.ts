import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  companyDomain,
  identityKey,
  isDeliverable,
  isFreeMail,
  mailKind,
  normalisedName,
  registrableDomain,
  sameAccount,
} from './rules.ts';
import type { CustomerRecord } from './rules.ts';

const lucerne = {
  name: 'Lucerne Publishing, Inc.',
  domain: 'lucernepublishing.com',
  city: 'Cedar City',
  country: 'US',
};

describe('the domain of a customer', () => {
  test.each([
    ['https://www.Lucerne.co.uk/about?x=1', 'lucerne.co.uk'],
    ['aalexander@mail.lucernepublishing.com', 'lucernepublishing.com'],
    ['LUCERNEPUBLISHING.COM.', 'lucernepublishing.com'],
    ['shop.github.io', 'shop.github.io'],
    ['müller.de', 'xn--mller-kva.de'],
    ['anna@consolidatedmessenger', 'consolidatedmessenger'],
    ['192.168.0.1', undefined],
    ['not a domain', undefined],
    ['', undefined],
    ['co.uk', undefined],
  ])('%s is registered as %s', (address, domain) => {
    expect(registrableDomain(address)).toBe(domain);
  });

  test('a free mailbox says nothing about a company', () => {
    expect(['a@gmail.com', 'b@GMX.de', 'mail.ru'].map(isFreeMail)).toEqual([true, true, true]);
    expect(isFreeMail('a@lucernepublishing.com')).toBe(false);
    expect(companyDomain('a@gmail.com')).toBeUndefined();
    expect(companyDomain(null)).toBeUndefined();
  });

  test('an address at the vendor itself is a person, one without dot cannot be delivered to', () => {
    const own = ['adventure-works.com'];
    expect(mailKind('arthur@adventure-works.com', own)).toBe('own');
    expect(mailKind('a@alpineskihouse.com', own)).toBe('company');
    expect(mailKind('a@web.de', own)).toBe('free-mail');
    expect(mailKind('nobody', own)).toBe('unreadable');
    expect(isDeliverable('anna@consolidatedmessenger')).toBe(false);
    expect(isDeliverable('anna@alpineskihouse.com')).toBe(true);
    expect(isDeliverable('nobody')).toBe(false);
  });
});

describe('the name of a customer', () => {
  test.each([
    ['Müller & Söhne GmbH & Co. KG', 'muller and sohne'],
    ['The Bike Shop, L.L.C.', 'bike shop'],
    ['Société Générale S.A.', 'societe generale'],
    ['Novo A/S', 'novo'],
    ['Kolo Sp. z o.o.', 'kolo'],
    ['Łódź Rowery sp.zoo', 'lodz rowery'],
    ["Margie's Travel", 'margies travel'],
    ['Company', 'company'],
    ['株式会社', '株式会社'],
  ])('%s is compared as %s', (name, compared) => {
    expect(normalisedName(name)).toBe(compared);
  });

  test('is compared alike whatever its case, accents, punctuation and legal form', () => {
    const names = fc.array(fc.constantFrom('Alpine', 'Ski', 'Müller', 'Haus', 'No.1', 'Été'), {
      minLength: 1,
      maxLength: 4,
    });
    const forms = fc.constantFrom(
      '',
      ' Inc.',
      ', LLC',
      ' GmbH & Co. KG',
      ' S.A.',
      ' Pty Ltd',
      ' limited',
    );
    fc.assert(
      fc.property(names, forms, (words, form) => {
        const plain = normalisedName(words.join(' '));
        expect(normalisedName(`${words.join('  ').toUpperCase()}${form}`)).toBe(plain);
        expect(normalisedName(words.join('-').normalize('NFD'))).toBe(plain);
      }),
    );
  });

  test('normalised once is normalised for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(normalisedName(normalisedName(name))).toBe(normalisedName(name));
      }),
    );
  });
});

describe('the same customer', () => {
  test('is recognised by domain and city, whatever it is called', () => {
    const other = { name: 'LP', domain: 'http://shop.lucernepublishing.com', city: 'CEDAR CITY' };
    expect(identityKey(other)).toBe('domain:lucernepublishing.com|cedar city');
    expect(identityKey(other)).toBe(identityKey(lucerne));
    expect(sameAccount(lucerne, other)).toEqual({
      same: true,
      reason: 'Both use the domain lucernepublishing.com and both are in Cedar City.',
    });
  });

  test('in two cities is two sites', () => {
    expect(sameAccount(lucerne, { ...lucerne, city: 'Colma' })).toEqual({
      same: false,
      reason:
        'Both use the domain lucernepublishing.com, but in two cities, Cedar City and Colma: two sites.',
    });
  });

  test('without a company domain is recognised by name, city and country', () => {
    const left = {
      name: 'Radhaus GmbH',
      email: 'a@gmail.com',
      city: 'Sankt Gallen',
      country: 'CH',
    };
    const right = { name: 'RADHAUS', email: 'b@bluewin.ch', city: 'St. Gallen', country: 'ch' };
    expect(identityKey(left)).toBe(identityKey(right));
    expect(sameAccount(left, right).same).toBe(true);
    expect(sameAccount(left, { ...right, city: 'Bern' }).same).toBe(false);
    expect(sameAccount(left, { ...right, country: 'AT' }).same).toBe(false);
    expect(sameAccount(left, { ...right, name: 'Velohaus' }).same).toBe(false);
  });

  test('is not made of two domains, even with one name', () => {
    expect(sameAccount(lucerne, { ...lucerne, domain: 'lucerne.ch' }).same).toBe(false);
  });

  test('at one free mail provider is not one customer', () => {
    const left = { name: 'Anna Shop', email: 'anna@gmail.com', city: 'Berlin' };
    const right = { name: 'Bert Shop', email: 'bert@gmail.com', city: 'Berlin' };
    expect(identityKey(left)).not.toBe(identityKey(right));
    expect(sameAccount(left, right).same).toBe(false);
  });

  test('is a symmetric relation that holds whenever the keys are equal', () => {
    const records: fc.Arbitrary<CustomerRecord> = fc.record(
      {
        name: fc.constantFrom('Radhaus', 'Radhaus GmbH', 'Velo'),
        domain: fc.constantFrom('a.com', 'www.a.com', 'b.com', 'gmail.com'),
        email: fc.constantFrom('x@a.com', 'x@gmail.com'),
        city: fc.constantFrom('Berlin', 'BERLIN', 'Bern', ''),
        country: fc.constantFrom('DE', 'CH'),
      },
      { requiredKeys: ['name'] },
    );
    fc.assert(
      fc.property(records, records, (left, right) => {
        expect(sameAccount(left, right)).toMatchObject({ same: sameAccount(right, left).same });
        if (identityKey(left) === identityKey(right))
          expect(sameAccount(left, right).same).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
