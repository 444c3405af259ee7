import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPastedMails } from './pasted-mails.ts';

test('addresses are read as people paste them, with names and firms', () => {
  const read = readPastedMails(`Lena Petersen <Lena@Nordsee-Logistik.de>
ole.hansen@ostsee.example; "Voss, Mara" <mara@moewe.example>
two@gmail.com, lena@nordsee-logistik.de
not an address`);
  expect(read.map(({ email, name, company, problem }) => [email, name, company, problem])).toEqual([
    ['lena@nordsee-logistik.de', 'Lena Petersen', 'Nordsee Logistik', null],
    ['ole.hansen@ostsee.example', 'Ole Hansen', 'Ostsee', null],
    ['mara@moewe.example', 'Voss Mara', 'Moewe', null],
    ['two@gmail.com', 'Two', '', null],
    ['lena@nordsee-logistik.de', 'Lena', 'Nordsee Logistik', 'repeated'],
    ['', '', '', 'no-address'],
  ]);
});

test('whatever is pasted, no address is invited twice and none is made up', () => {
  const line = fc.oneof(fc.emailAddress(), fc.string(), fc.constant('a@b.example'));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const good = readPastedMails(text).filter(({ problem }) => problem === null);
      expect(new Set(good.map(({ email }) => email)).size).toBe(good.length);
      for (const { email } of good) expect(text.toLowerCase()).toContain(email);
    }),
  );
});
