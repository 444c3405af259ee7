import { expect, test } from 'vitest';
import type { PartnerRecord } from '../client.ts';
import { bodyOf, draftOf, mergedOf, partingOf } from './partner-draft.ts';

const base = {
  capacity: 2,
  employees: 18,
  specialisations: ['Road'],
  industries: [],
  regionsServed: ['US-WA'],
  phone: '744',
  website: null,
  listed: true,
} as unknown as PartnerRecord; // the draft reads these fields alone
const theirs = { ...base, capacity: 9, phone: '1' };

test('only what I changed is asked of me, and what I left alone keeps what somebody else saved', () => {
  const draft = { ...draftOf(base), capacity: '5' };
  expect(partingOf(draft, base, theirs)).toEqual([{ label: 'Capacity', mine: '5', theirs: '9' }]);
  expect(bodyOf(mergedOf(draft, base, theirs), theirs)).toEqual({ capacity: 5 });
});

test('lists are parted by commas, and an unchanged draft changes nothing', () => {
  expect(bodyOf(draftOf(base), base)).toEqual({});
  const draft = { ...draftOf(base), specialisations: 'Road, Mountain, ', listed: 'no' };
  expect(bodyOf(draft, base)).toEqual({ specialisations: ['Road', 'Mountain'], listed: false });
});

test('an emptied fact is taken away', () => {
  expect(bodyOf({ ...draftOf(base), phone: ' ', employees: '' }, base)).toEqual({
    phone: null,
    employees: null,
  });
});
