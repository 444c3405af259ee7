import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyKinds } from '../../platform/decisions/index.ts';
import { cutAt, tokenAt } from '../../platform/money/index.ts';
import { registerModules } from '../modules.ts';
import { editDocument, pageClauses, type Edit } from './chips.ts';

registerModules();
const kinds = policyKinds();
const roles = ['reseller', 'referral'];
const kind = (name: string) => {
  const found = kinds.find((one) => one.kind === name);
  if (!found) throw new Error(`There is no kind ${name}.`);
  return found;
};
const clausesOf = (name: string, document = kind(name).defaultDocument) =>
  pageClauses(document, kind(name).sentences(document), roles);
const edit = (name: string, edits: Edit[], document = kind(name).defaultDocument) =>
  editDocument(document, edits, kind(name).sentences);
const chip = (name: string, clause: string, pointer: RegExp) =>
  clausesOf(name)
    .find((one) => one.clause === clause)
    ?.chips.find((one) => pointer.test(one.pointer));

test('a number is found in its sentence, money in whole units, a share in percent', () => {
  expect(chip('deal-registration', 'R13', /days/)).toMatchObject({
    value: 90,
    written: '90',
    unit: 'number',
  });
  expect(chip('partners.tiers', 'P1', /per/)).toMatchObject({
    value: 5000,
    written: '5,000',
    unit: 'money',
  });
  expect(chip('deal-registration', 'R4', /share/)).toMatchObject({
    value: 10,
    written: null,
    unit: 'percent',
  });
  expect(chip('deal-registration', 'R2', /Gold/)?.value).toBe(100);
  expect(chip('recruitment.qualification', '', /roles/)).toMatchObject({
    unit: 'list',
    choices: roles,
  });
});

test('a changed number is told in its sentence and in the policy’s name', () => {
  const edited = edit('deal-registration', [{ pointer: '/protection/2/days', value: 75 }]);
  expect(edited).toMatchObject({
    name: 'Register early, protected for 75 days',
    protection: [{}, {}, { days: 75, text: 'All other deals are protected for 75 days.' }],
  });
});

test('where the sentence says it in other words, it is written from the rule anew', () => {
  const edited = edit('deal-registration', [
    { pointer: '/review/share', value: 25 },
    { pointer: '/resubmission/atMost', value: 1 },
  ]);
  const said = new Map(
    kind('deal-registration')
      .sentences(edited)
      .map(({ id, text }) => [id, text]),
  );
  expect(said.get('R4')).toContain('25 %');
  expect(said.get('R15')).toContain('once');
});

test('every value of every policy can be changed, and the policy says the new one', () => {
  for (const { kind: name, defaultDocument } of kinds)
    for (const { chips } of clausesOf(name))
      for (const one of chips.filter(({ unit }) => unit !== 'list')) {
        const value = typeof one.value === 'number' ? one.value + 2 : !one.value;
        const document = edit(name, [{ pointer: one.pointer, value }]);
        const again = clausesOf(name, document)
          .flatMap((clause) => clause.chips)
          .find(({ pointer }) => pointer === one.pointer);
        expect([one.pointer, again?.value]).toEqual([one.pointer, value]);
        const [before, after] = [defaultDocument, document].map((either) =>
          JSON.stringify(kind(name).sentences(either)),
        );
        if (
          one.pointer !== '/graceDays' &&
          !one.pointer.endsWith('dueDays') &&
          !one.pointer.endsWith('must')
        )
          expect([name, one.pointer, after === before]).toEqual([name, one.pointer, false]);
      }
});

test('changing a value and changing it back gives the document, wherever its text could be kept', () => {
  const { defaultDocument } = kind('partners.tiers');
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 99 }), (points) => {
      const there = edit('partners.tiers', [{ pointer: '/tiers/2/points', value: points }]);
      expect(edit('partners.tiers', [{ pointer: '/tiers/2/points', value: 60 }], there)).toEqual(
        points === 4 || points === 3 ? expect.anything() : defaultDocument,
      );
    }),
  );
});

test('what stands elsewhere, or is of another sort, is refused', () => {
  for (const wrong of [
    { pointer: '/kind', value: 1 },
    { pointer: '/__proto__/days', value: 1 },
    { pointer: '/protection/2/days', value: true },
    { pointer: '/protection/9/days', value: 1 },
  ])
    expect(() => edit('deal-registration', [wrong])).toThrow(RangeError);
});

test('a number within a longer one is not the number', () => {
  expect(tokenAt('within 90 days', '90')).toBe(7);
  expect(tokenAt('1,900 or 90.5 or 190', '90')).toBeNull();
  expect(tokenAt('12 points: Platinum 12', '12')).toBeNull();
  expect(tokenAt('at most 60.', '60')).toBe(8);
});

test('a sentence is cut at its values, in the order in which they stand', () => {
  expect(cutAt('35 points and at least 2 orders', ['2', '35', null, '9'])).toEqual([
    '',
    1,
    ' points and at least ',
    0,
    ' orders',
  ]);
  expect(cutAt('No number', ['3'])).toEqual(['No number']);
});
