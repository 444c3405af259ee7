import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condition } from './arbitraries.ts';
import { operators, shapes } from './language.ts';
import { ConditionShape, conditionSchema } from './shape.ts';

const published = new URL('../../docs/reference/condition.schema.json', import.meta.url);

describe('the published schema', () => {
  test('is the one the language has now (UPDATE_REFERENCE=1 writes it)', () => {
    const present = `${JSON.stringify(conditionSchema(), null, 2)}\n`;
    if (process.env['UPDATE_REFERENCE'] === '1') writeFileSync(published, present);
    expect(readFileSync(published, 'utf8')).toBe(present);
  });

  test('accepts every condition that the reader accepts', () => {
    fc.assert(
      fc.property(condition, (read) => {
        expect(ConditionShape.safeParse(read).success).toBe(true);
      }),
    );
  });

  test('refuses what is not of the language', () => {
    const wrong = [
      {},
      [],
      { all: {} },
      { all: [], any: [] },
      { field: 'tier', operator: 'is' },
      { field: 'tier', operator: 'resembles', value: 'x' },
      { field: 'tier', operator: 'isEmpty', value: 'x' },
      { field: 'tier', operator: 'in', value: [] },
      { field: 'tier', operator: 'between', value: [1] },
      { field: 'tier', operator: 'withinLastDays', value: 0.5 },
      { not: { field: 'tier', operator: 'is', value: 'x', more: 1 } },
    ];
    for (const json of wrong) expect(ConditionShape.safeParse(json).success).toBe(false);
  });
});

describe('the reference page', () => {
  const page = readFileSync(new URL('../../docs/reference/conditions.md', import.meta.url), 'utf8');

  test('names every operator and every type of field', () => {
    for (const word of [...Object.keys(shapes), ...Object.keys(operators)])
      expect(page).toContain(`\`${word}\``);
  });
});

describe('the pure part', () => {
  test('reaches neither the database nor anything else of the server', () => {
    const reached = new Map<string, string[]>();
    const visit = (file: URL): void => {
      if (reached.has(file.href)) return;
      const imports = [
        ...readFileSync(file, 'utf8').matchAll(/(?:^|\n)(?:import|export)[^;]*? from '([^']+)'/g),
      ].map(([, from]) => from);
      reached.set(file.href, imports);
      for (const from of imports) if (from.startsWith('.')) visit(new URL(from, file));
    };
    visit(new URL('index.ts', import.meta.url));
    expect(reached.size).toBeGreaterThan(15);
    expect([...reached.values()].flat().filter((from) => !from.startsWith('.'))).toEqual([]);
  });
});
