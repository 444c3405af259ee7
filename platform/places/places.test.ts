import { expect, test } from 'vitest';
import { placeOf } from './index.ts';

test('a postal code lies near its town, and an unknown one nowhere', () => {
  const seattle = placeOf('US', '98101');
  expect(Math.abs((seattle?.latitude ?? 0) - 47.6)).toBeLessThan(0.5);
  expect(Math.abs((seattle?.longitude ?? 0) + 122.3)).toBeLessThan(0.5);
  expect(placeOf('US', '000')).toBeUndefined();
  expect(placeOf('DE', '98101')).toBeUndefined();
  expect(placeOf('US', null)).toBeUndefined();
});
