import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from './kind.ts';
import { SeenRows } from './seen-rows.ts';

type Met = Exclude<Plan, { outcome: 'refused' }>;
const plan = (key: string, more: Partial<Met> = {}): Met =>
  ({ outcome: 'create', key, label: key, values: {}, ...more }) as Met; // parts of one shape

const row = (at: number, text: string) => ({ row: at, values: { text } });

test('each record is met once; a row that says the same again repeats it, another is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(2))), (rows) => {
      const seen = new SeenRows();
      const first = new Map<number, number>();
      for (const [at, [key, text]] of rows.entries()) {
        const met = seen.meet(row(at, String(text)), plan(`number ${key}`));
        const before = first.get(key);
        if (before === undefined) first.set(key, text);
        const wanted = before === undefined ? 'new' : before === text ? 'repeated' : 'object';
        expect(typeof met === 'object' ? 'object' : met).toBe(wanted);
      }
    }),
  );
});

test('two rows may share an alias, but a row may not be known by the alias of another', () => {
  const seen = new SeenRows();
  expect(seen.meet(row(2, 'a'), plan('domain a', { alias: 'twin' }))).toBe('new');
  expect(seen.meet(row(3, 'b'), plan('domain b', { alias: 'twin' }))).toBe('new');
  expect(seen.meet(row(4, 'c'), plan('twin'))).toMatchObject({
    row: 4,
    code: 'imports.key-repeated',
  });
  expect(seen.meet(row(5, 'd'), plan('solo'))).toBe('new');
  expect(seen.meet(row(6, 'e'), plan('domain e', { alias: 'solo' }))).toMatchObject({ row: 6 });
});

test('two keys may not stand for one record, nor share a further identity', () => {
  const seen = new SeenRows();
  const change = { outcome: 'unchanged', id: 'org_1' } as const;
  expect(seen.meet(row(2, 'a'), plan('x', change))).toBe('new');
  expect(seen.meet(row(3, 'b'), plan('y', change))).toMatchObject({ row: 3 });
  expect(seen.meet(row(4, 'c'), plan('z', { claims: ['number 1'] }))).toBe('new');
  expect(seen.meet(row(5, 'd'), plan('w', { claims: ['number 1'] }))).toMatchObject({ row: 5 });
});
