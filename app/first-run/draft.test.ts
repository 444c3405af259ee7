import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyKinds } from '../../platform/decisions/index.ts';
import { registerModules } from '../modules.ts';
import { countryFacts } from './countries.ts';
import { draftProgramme, programmeTypes, type ProgrammeType } from './draft.ts';

registerModules();
const types = Object.keys(programmeTypes) as ProgrammeType[];
const choices = fc.record({
  types: fc.subarray(types, { minLength: 1 }),
  vendorName: fc.string({ minLength: 1, maxLength: 60 }).filter((name) => name.trim() !== ''),
  currency: fc.constantFrom(
    ...new Set(Object.values(countryFacts).map(([, currency]) => currency)),
  ),
});

test('whatever a vendor runs, wherever, every drafted policy is sound', () => {
  fc.assert(
    fc.property(choices, (choice) => {
      for (const [kind, document] of Object.entries(draftProgramme(choice)))
        expect([
          kind,
          policyKinds()
            .find((one) => one.kind === kind)
            ?.check(document),
        ]).toEqual([kind, []]);
    }),
  );
});

test('whoever stands higher is protected no shorter than everybody else', () => {
  fc.assert(
    fc.property(choices, (choice) => {
      const { protection } = draftProgramme(choice)['deal-registration'] as {
        protection: { clause: string; days: number }[];
      };
      const days = (clause: string) => protection.find((one) => one.clause === clause)?.days ?? 0;
      expect(days('R12')).toBeGreaterThanOrEqual(days('R13'));
    }),
  );
});

test('every country has a zone and a currency that are known', () => {
  for (const [zone, currency] of Object.values(countryFacts)) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(Intl.supportedValuesOf('currency')).toContain(currency);
  }
});
