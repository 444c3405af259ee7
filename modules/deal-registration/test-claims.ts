import { expect } from 'vitest';
import type { Person } from '../../tests/world/world.ts';

/** The three fields that are enough, for a customer of this name. */
export const deal = (customerName: string, more: object = {}) => ({
  customerName,
  need: '30 pallet trucks',
  contactEmail: `lena@${customerName.toLowerCase().replaceAll(' ', '-')}.example`,
  ...more,
});

/** Registers a deal as the person. @returns its id */
export async function registered(
  person: Person,
  customerName: string,
  more: object = {},
): Promise<string> {
  const received = await person.post('deal-registrations', deal(customerName, more));
  expect(received.status).toBe(202);
  return received.body.id;
}

export const hour = 3600;
