import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerRoles } from './names.ts';
import { hindrance, roleChanges, rolesAfter } from './rules.ts';

const roles = fc.uniqueArray(fc.constantFrom(...partnerRoles), { minLength: 1 });

test('a role is added once, dropped only where it is held, and the last one stays', () => {
  expect(hindrance(['reseller'], { role: 'reseller', change: 'added' })).toBe('partners.role-held');
  expect(hindrance(['reseller'], { role: 'alliance', change: 'dropped' })).toBe(
    'partners.role-not-held',
  );
  expect(hindrance(['reseller'], { role: 'reseller', change: 'dropped' })).toBe(
    'partners.last-role',
  );
  expect(hindrance(['reseller'], { role: 'alliance', change: 'added' })).toBeUndefined();
});

test('the changes between two sets of roles lead from one to the other, each of them possible', () => {
  fc.assert(
    fc.property(roles, roles, (before, after) => {
      let held: string[] = before;
      for (const change of roleChanges(before, after)) {
        expect(hindrance(held, change)).toBeUndefined();
        held = rolesAfter(held, change);
      }
      expect(held.toSorted()).toEqual(after.toSorted());
    }),
  );
});
