import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, passes, sayGates, stateOf, textFor, wordsBetween } from './agreement.ts';
import { fitsPdf } from './document.ts';
import { checkAgreement } from './agreement-check.ts';
import { defaultAgreement } from './default-agreement.ts';

const word = fc.constantFrom('deal ', 'partner ', 'vendor ', 'shall ', 'may ', '30 ', 'days. ');
const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(''));

test('the words kept and taken out are the old text, those kept and put in the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordsBetween(before, after);
      const without = (kind: string) =>
        runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
      expect(before === after).toBe(runs.every(({ kind }) => kind === 'same'));
    }),
  );
});

const clause = (id: string, say: string) => ({ clause: id, heading: 'H', text: say });

test('changes are told clause by clause: added, changed, removed', () => {
  const before = [clause('A1', 'One.'), clause('A2', 'Two days.'), clause('A3', 'Three.')];
  const after = [clause('A1', 'One.'), clause('A2', 'Two weeks.'), clause('A4', 'Four.')];
  expect(
    changesBetween(before, after).map((change) => [change.kind, change.clause.clause]),
  ).toEqual([
    ['changed', 'A2'],
    ['added', 'A4'],
    ['removed', 'A3'],
  ]);
  expect(changesBetween(before, before)).toEqual([]);
});

test('a country’s wording takes the place of the clause, adds to the end, and leaves out', () => {
  const agreement = {
    ...defaultAgreement,
    variants: [
      {
        countries: ['DE', 'AT'],
        clauses: [clause('A6', 'By the GDPR.'), clause('D1', 'German law.')],
        without: ['A8'],
      },
    ],
  };
  expect(textFor(agreement, 'US')).toEqual(defaultAgreement.clauses);
  const german = textFor(agreement, 'DE');
  expect(german.map((one) => one.clause)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'D1']);
  expect(german[5]?.text).toBe('By the GDPR.');
});

test('who accepted the version in force stands well; others have the days of grace', () => {
  const inForce = { version: 2, effectiveAt: '2026-03-01T00:00:00.000Z', graceDays: 30 };
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  expect(stateOf(inForce, 2, at('2027-01-01')).state).toBe('accepted');
  expect(stateOf(inForce, 1, at('2026-03-30'))).toEqual({
    state: 'to-accept',
    acceptBy: '2026-03-31T00:00:00.000Z',
  });
  expect(stateOf(inForce, null, at('2026-04-01')).state).toBe('overdue');
  expect(stateOf(undefined, null, at('2026-04-01')).state).toBe('none');
});

test('a document with faults is told all of them, each with its place', () => {
  expect(checkAgreement(defaultAgreement)).toMatchObject({ ok: true });
  const checked = checkAgreement({
    ...defaultAgreement,
    summary: [],
    clauses: [clause('A1', 'x'), clause('A1', '')],
    variants: [
      { countries: ['DE', 'Germany'], clauses: [], without: ['Z9'] },
      { countries: ['DE'], clauses: [], without: [] },
    ],
    graceDays: -1,
  });
  expect(checked.ok ? [] : checked.problems.map(({ pointer }) => pointer).toSorted()).toEqual([
    '/clauses/1/clause',
    '/clauses/1/text',
    '/graceDays',
    '/summary',
    '/variants/0/countries/1',
    '/variants/0/without/0',
    '/variants/1/countries/0',
  ]);
});

test('a gate lets through whoever has accepted, until the days of grace of a newer version are over', () => {
  const agreement = { requiredFor: ['register-deals'] } as const;
  const through = (
    gate: 'register-deals' | 'accept-leads',
    state: string,
    accepted: number | null,
  ) =>
    passes(gate, agreement, {
      state: state as 'accepted',
      acceptedVersion: accepted,
    });
  expect(through('register-deals', 'accepted', 2)).toBe(true);
  expect(through('register-deals', 'to-accept', 1)).toBe(true);
  expect(through('register-deals', 'overdue', 1)).toBe(false);
  expect(through('register-deals', 'to-accept', null)).toBe(false);
  expect(through('accept-leads', 'overdue', null)).toBe(true);
  expect(passes('register-deals', {}, { state: 'overdue', acceptedVersion: null })).toBe(true);
});

test('gates are told as a clause, and what is no gate is refused where it stands', () => {
  expect(sayGates({})).toEqual([]);
  expect(sayGates({ requiredFor: ['accept-leads', 'apply'] }).map(({ text }) => text)).toEqual([
    'Only firms that accept this agreement apply.',
    'Only partners that have accepted this agreement accept leads.',
  ]);
  const checked = checkAgreement({ ...defaultAgreement, requiredFor: ['apply', 'sing', 'apply'] });
  expect(checked.ok ? [] : checked.problems.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/requiredFor/1', 'policy.invalid-value'],
    ['/requiredFor/2', 'policy.repeated-gate'],
  ]);
});

test('a text in letters that the PDF has no fonts for is known before it is written', () => {
  const accepted = (text: string) => ({
    name: 'Agreement',
    vendorName: 'Harbour Tools',
    partnerName: 'Łódź Żeglarz',
    clauses: [clause('A1', text)],
    acceptance: {} as never,
  });
  expect(fitsPdf(accepted('Größe, „señor“ – 5 €'))).toBe(true);
  expect(fitsPdf(accepted('契約'))).toBe(false);
  expect(fitsPdf(accepted('اتفاقية'))).toBe(false);
});
