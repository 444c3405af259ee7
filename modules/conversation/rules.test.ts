import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayDelete, mayEdit } from './rules.ts';

const createdAt = '2026-03-02T09:00:00.000Z';

test('nobody ever changes another’s words, and what may be mended may be deleted', () => {
  const person = fc.constantFrom('Ana', 'Ben', null);
  fc.assert(
    fc.property(person, fc.boolean(), fc.integer({ min: 0, max: 72 }), (who, deleted, hours) => {
      const written = { authorId: 'Ana', createdAt, deletedAt: deleted ? createdAt : null };
      const now = new Date(Date.parse(createdAt) + hours * 3_600_000);
      expect(mayDelete(written, who)).toBe(who === 'Ana' && !deleted);
      expect(mayEdit(written, who, now)).toBe(who === 'Ana' && !deleted && hours < 24);
    }),
  );
});
