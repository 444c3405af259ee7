import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { policyClauses } from './clause-text.ts';
import { defaultRoutingPolicy } from './default-policy.ts';
import { fitSettingBounds } from './fit-settings.ts';
import { checkRoutingPolicy } from './policy-check.ts';
import { fitKindNames } from './policy.ts';

const document = () => structuredClone(defaultRoutingPolicy) as unknown as Record<string, never>;
const published = JSON.parse(
  readFileSync(
    new URL('../../../docs/reference/routing-policy.schema.json', import.meta.url),
    'utf8',
  ),
);
const schema = z.fromJSONSchema(published);

/** The default policy with one member set, by a path of keys. */
function edited(path: readonly (string | number)[], value: unknown): unknown {
  const copy = document();
  let at: Record<string | number, never> = copy;
  for (const key of path.slice(0, -1)) at = at[key];
  const last = path[path.length - 1];
  if (value === undefined) delete at[last];
  else at[last] = value as never;
  return copy;
}

const problemsOf = (json: unknown) => {
  const checked = checkRoutingPolicy(json);
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a routing policy', () => {
  test('as shipped is sound, also by the published schema', () => {
    expect(problemsOf(document())).toEqual([]);
    expect(schema.safeParse(document()).success).toBe(true);
  });

  test('explains every clause and why it is so', () => {
    const clauses = policyClauses(defaultRoutingPolicy);
    expect(clauses).toHaveLength(16);
    for (const { text, why } of clauses) {
      expect(text.endsWith('.')).toBe(true);
      expect(why?.length).toBeGreaterThan(20);
    }
    expect(clauses[1].sentence).toBe(
      'Country of the lead is one of the countries the partner serves.',
    );
  });

  test.each([
    ['an unknown member', ['colour'], 'red', '/colour policy.unknown-member'],
    ['another kind', ['kind'], 'tiers', '/kind policy.invalid-value'],
    ['no name', ['name'], undefined, '/name policy.missing-member'],
    ['an unknown kind of fit', ['fit', 0, 'kind'], 'luck', '/fit/0/kind policy.invalid-value'],
    ['a negative weight', ['fit', 0, 'weight'], -5, '/fit/0/weight policy.invalid-value'],
    [
      'a setting out of bounds',
      ['fit', 0, 'settings', 'reachKm'],
      0,
      '/fit/0/settings/reachKm policy.invalid-value',
    ],
    [
      'a missing setting',
      ['fit', 1, 'settings', 'countryShare'],
      undefined,
      '/fit/1/settings/countryShare policy.missing-member',
    ],
    [
      'an unknown setting',
      ['fit', 1, 'settings', 'x'],
      1,
      '/fit/1/settings/x policy.unknown-member',
    ],
    [
      'a tier worth more than all',
      ['fit', 3, 'settings', 'shares', 'Gold'],
      2,
      '/fit/3/settings/shares/Gold policy.invalid-value',
    ],
    [
      'a clause id in small letters',
      ['rules', 0, 'clause'],
      'e1',
      '/rules/0/clause policy.invalid-value',
    ],
    [
      'a rule neither required nor optional',
      ['rules', 0, 'requirement'],
      'maybe',
      '/rules/0/requirement policy.invalid-value',
    ],
    [
      'an unknown operator',
      ['rules', 0, 'condition', 'operator'],
      'like',
      '/rules/0/condition/operator conditions.unsuitable-operator',
    ],
    [
      'no condition',
      ['rules', 0, 'condition'],
      undefined,
      '/rules/0/condition policy.missing-member',
    ],
    [
      'half an hour to answer',
      ['offer', 'answerHours'],
      0.5,
      '/offer/answerHours policy.invalid-value',
    ],
    ['rules that are no list', ['rules'], {}, '/rules policy.invalid-shape'],
  ] as const)('with %s is refused, also by the published schema', (_, path, value, problem) => {
    const json = edited(path, value);
    expect(problemsOf(json)).toContain(problem);
    expect(schema.safeParse(json).success).toBe(false);
  });

  test.each([
    ['weights that do not sum to 100', ['fit', 0, 'weight'], 20, '/fit policy.invalid-sum'],
    ['two clauses of one id', ['rules', 1, 'clause'], 'F1', '/fit/0/clause policy.repeated-clause'],
    ['two parts of one name', ['fit', 1, 'name'], 'distance', '/fit/1/name policy.repeated-name'],
    [
      'an unknown fact',
      ['rules', 0, 'condition', 'field'],
      'partner.stagee',
      '/rules/0/condition/field conditions.unknown-field',
    ],
    [
      'hours the wrong way round',
      ['fit', 6, 'settings', 'zeroAtHours'],
      1,
      '/fit/6/settings/zeroAtHours policy.invalid-value',
    ],
  ] as const)('with %s is refused', (_, path, value, problem) => {
    expect(problemsOf(edited(path, value))).toContain(problem);
  });

  test('tells all that is wrong at once', () => {
    expect(
      problemsOf({ kind: 'x', name: '', rules: [{}], fit: [{}], capacity: {}, choice: 1 }).length,
    ).toBeGreaterThan(10);
    expect(problemsOf(null)).toEqual([' policy.invalid-shape']);
  });

  test('may name further facts once it declares them', () => {
    const rule = {
      clause: 'E4',
      requirement: 'optional',
      condition: { field: 'partner.campaign', operator: 'is', value: { field: 'lead.campaign' } },
    };
    const campaign = (side: string) => ({
      field: `${side}.campaign`,
      type: 'text' as const,
      label: `Campaign of the ${side}`,
    });
    const json = { ...document(), rules: [rule] };
    expect(problemsOf(json)).toContain('/rules/0/condition/field conditions.unknown-field');
    expect(problemsOf({ ...json, fields: [campaign('lead'), campaign('partner')] })).toEqual([]);
    expect(checkRoutingPolicy(json, [campaign('lead'), campaign('partner')]).ok).toBe(true);
    expect(
      problemsOf({ ...json, fields: [{ ...campaign('lead'), field: 'lead.country' }] }),
    ).toContain('/fields/0/field policy.invalid-value');
  });

  test('has a published schema with the bounds of the checker', () => {
    const parts: {
      properties: Record<string, { const?: string; properties?: Record<string, object> }>;
    }[] = published.$defs.part.anyOf;
    expect(parts.map(({ properties }) => properties.kind.const)).toEqual([...fitKindNames]);
    for (const { properties } of parts) {
      const bounds: Record<string, { low: number; high: number }> =
        fitSettingBounds[properties.kind.const as keyof typeof fitSettingBounds] ?? {};
      for (const [name, { low, high }] of Object.entries(bounds))
        expect(properties.settings.properties?.[name]).toMatchObject({
          minimum: low,
          maximum: high,
        });
    }
  });
});
