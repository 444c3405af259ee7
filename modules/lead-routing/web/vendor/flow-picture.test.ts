import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeadFlow } from '../client.ts';
import { pictureOf } from './flow-picture.ts';

const flow = fc
  .array(
    fc.record({
      source: fc.constantFrom('csv', 'api', 'public'),
      clause: fc.constantFrom('C2', 'E0'),
      partner: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
      result: fc.constantFrom('accepted-first', 'waiting', 'inbox'),
      leads: fc.integer({ min: 1, max: 500 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map(
    (rows): LeadFlow => ({
      days: 90,
      leads: rows.reduce((sum, row) => sum + row.leads, 0),
      acceptedAtFirstOffer: 0,
      medianMinutesToAcceptance: null,
      flows: rows.map(({ partner, ...row }) => ({
        ...row,
        partnerId: partner === null ? null : `org_${partner}`,
        partnerName: partner === null ? 'Nobody' : `Partner ${partner}`,
      })),
    }),
  );

test('every lead passes each of the four columns once, also where partners are summed up as others', () => {
  fc.assert(
    fc.property(flow, (given) => {
      const picture = pictureOf(given, (clause) => clause);
      const columnOf = new Map(picture.nodes.map((node) => [node.id, node.column]));
      for (const column of [0, 1, 2]) {
        const through = picture.flows
          .filter((one) => columnOf.get(one.from) === column)
          .reduce((sum, one) => sum + one.value, 0);
        expect(through).toBe(given.leads);
      }
      expect(picture.nodes.filter((node) => node.column === 2).length).toBeLessThanOrEqual(8);
    }),
  );
});
