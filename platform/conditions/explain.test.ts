import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condition, context, fields, record } from './arbitraries.ts';
import { catalogue } from './catalogue.ts';
import { explain } from './explain.ts';
import { isAll, isAny, isNot } from './language.ts';
import type { Condition } from './language.ts';
import { parseCondition } from './parse.ts';
import { toPredicate } from './predicate.ts';

/** Whether the condition holds when each comparison comes out as `holds` says of its place. */
function outcome(asked: Condition, holds: (pointer: string) => boolean, pointer = ''): boolean {
  if (isAll(asked))
    return asked.all.every((part, at) => outcome(part, holds, `${pointer}/all/${at}`));
  if (isAny(asked))
    return asked.any.some((part, at) => outcome(part, holds, `${pointer}/any/${at}`));
  if (isNot(asked)) return !outcome(asked.not, holds, `${pointer}/not`);
  return holds(pointer);
}

describe('why a condition holds or does not', () => {
  test('the findings are those the predicate came to', () => {
    fc.assert(
      fc.property(condition, record, (asked, facts) => {
        const explanation = explain(asked, fields, facts, context);
        const found = new Map(explanation.findings.map(({ pointer, holds }) => [pointer, holds]));
        expect(explanation.holds).toBe(toPredicate(asked, fields, context)(facts));
        expect(outcome(asked, (pointer) => found.get(pointer) === true)).toBe(explanation.holds);
      }),
      { numRuns: 500 },
    );
  });

  test('the changes make it hold, and no smaller number of changes would', () => {
    fc.assert(
      fc.property(condition, record, (asked, facts) => {
        const { holds, findings, changes } = explain(asked, fields, facts, context);
        fc.pre(findings.length <= 10);
        const holdsAfter = (turned: ReadonlySet<string>) =>
          outcome(asked, (pointer) =>
            findings.some(
              (finding) => finding.pointer === pointer && finding.holds !== turned.has(pointer),
            ),
          );
        const fewest = smallestSet(
          findings.map((finding) => finding.pointer),
          holdsAfter,
        );
        expect(changes?.length).toBe(fewest);
        if (!changes) return;
        expect(holdsAfter(new Set(changes.map((change) => change.pointer)))).toBe(true);
        expect(changes.length === 0).toBe(holds);
      }),
      { numRuns: 500 },
    );
  });

  test('a partner reads what it lacked and what would change it', () => {
    const audience = catalogue({
      tier: {
        type: 'enum',
        label: 'Tier',
        values: { gold: 'Gold', applicant: 'Applicant' },
        of: 'partner.tier',
      },
      leads: { type: 'number', label: 'Open leads', of: 'partner.openLeads' },
      country: { type: 'text', label: 'Lead country', of: 'lead.country' },
      countries: { type: 'tags', label: 'Countries served', of: 'partner.countries' },
    });
    const parsed = parseCondition(
      {
        all: [
          { not: { field: 'tier', operator: 'is', value: 'applicant' } },
          { field: 'leads', operator: 'lt', value: 10 },
          { field: 'country', operator: 'in', value: { field: 'countries' } },
        ],
      },
      audience,
      { references: true },
    );
    if (!parsed.ok) throw new Error('the condition is sound');
    const facts = {
      partner: { tier: 'applicant', openLeads: 3, countries: ['AT'] },
      lead: { country: 'DE' },
    };
    const { changes, findings } = explain(parsed.condition, audience, facts, context);
    expect(changes?.map(({ sentence, fact, mustHold }) => [sentence, fact, mustHold])).toEqual([
      ['Tier is not Applicant', 'applicant', false],
      ['Lead country is one of the countries served', 'DE', true],
    ]);
    expect(findings.map(({ holds, fact, otherFact }) => [holds, fact, otherFact])).toEqual([
      [true, 'applicant', undefined],
      [true, 3, undefined],
      [false, 'DE', ['AT']],
    ]);
  });

  test('where nothing could make it hold, there are no changes to name', () => {
    const never = explain(
      { all: [{ any: [] }, { field: 'open', operator: 'is', value: true }] },
      fields,
      {},
      context,
    );
    expect(never).toMatchObject({ holds: false, changes: null });
  });
});

function smallestSet(
  pointers: readonly string[],
  holdsAfter: (turned: ReadonlySet<string>) => boolean,
): number | undefined {
  let fewest: number | undefined;
  for (let mask = 0; mask < 2 ** pointers.length; mask += 1) {
    const turned = new Set(pointers.filter((_, at) => (mask >> at) % 2 === 1));
    if ((fewest === undefined || turned.size < fewest) && holdsAfter(turned)) fewest = turned.size;
  }
  return fewest;
}
