import { parseCondition } from '../../../platform/conditions/index.ts';
import { isRecord, Reading } from '../../../platform/decisions/policy-reading.ts';
import type { PolicyProblem } from '../../../platform/decisions/policy-reading.ts';
import { requirableFields, ruleOutcomes } from './policy.ts';
import type { RegistrationPolicy } from './policy.ts';
import { registrationCatalogue } from './registration-fields.ts';
import { tickLengths } from './release.ts';

export type CheckedRegistrationPolicy =
  | { readonly ok: true; readonly policy: RegistrationPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

type Entry = Readonly<Record<string, unknown>>;

const single = [
  'required',
  'capacity',
  'release',
  'review',
  'otherwise',
  'extension',
  'resubmission',
  'reminder',
] as const;
const texts = ['text', 'why'] as const;

/** Reads JSON as a registration policy; all problems at once, each with a pointer, and unknown members are refused. */
export function checkRegistrationPolicy(json: unknown): CheckedRegistrationPolicy {
  const reading = new Reading();
  if (!reading.record(json, '', ['kind', 'name', ...single, 'outcomes', 'protection'], []))
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'deal-registration')
    reading.report(
      '/kind',
      'invalid-value',
      'A registration policy has the kind "deal-registration".',
    );
  reading.text(json.name, '/name');
  for (const key of single) readSingle(reading, key, json[key]);
  const outcomes = reading
    .list(json.outcomes, '/outcomes', 100)
    .map((entry, at) => readOutcome(reading, entry, `/outcomes/${at}`));
  const protection = readProtection(reading, json.protection);
  reading.distinct(clausesOf(json), 'repeated-clause', 'Two clauses bear this id.');
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  // Every member was checked above; only conditions came out in another (canonical) form.
  return { ok: true, policy: { ...json, outcomes, protection } as unknown as RegistrationPolicy };
}

const members: Readonly<Record<(typeof single)[number], readonly string[]>> = {
  required: ['fields'],
  capacity: ['openAtMost'],
  release: ['intervalMinutes', 'tickMinutes'],
  review: ['share'],
  otherwise: ['outcome'],
  extension: ['daysAtMost', 'extensionsAtMost', 'evidence'],
  resubmission: ['atMost'],
  reminder: ['daysBefore'],
};

function readSingle(reading: Reading, key: (typeof single)[number], json: unknown): void {
  const pointer = `/${key}`;
  const optional = key === 'capacity' ? ['byTier', ...texts] : texts;
  if (!reading.record(json, pointer, ['clause', ...members[key]], optional)) return;
  readClause(reading, json, pointer);
  readMembers[key](reading, json, pointer);
}

const readMembers: Readonly<
  Record<(typeof single)[number], (reading: Reading, json: Entry, pointer: string) => void>
> = {
  required(reading, json, pointer) {
    const fields = reading.list(json.fields, `${pointer}/fields`, requirableFields.length);
    for (const [at, field] of fields.entries())
      reading.oneOf(field, `${pointer}/fields/${at}`, requirableFields);
  },
  capacity(reading, json, pointer) {
    if (json.openAtMost !== null)
      reading.wholeNumber(json.openAtMost, `${pointer}/openAtMost`, 0, 1_000_000);
    if (json.byTier === undefined) return;
    if (!isRecord(json.byTier))
      reading.report(
        `${pointer}/byTier`,
        'invalid-shape',
        'Expected a number for each tier by its name.',
      );
    else
      for (const [tier, most] of Object.entries(json.byTier))
        reading.wholeNumber(most, `${pointer}/byTier/${tier}`, 0, 1_000_000);
  },
  release(reading, json, pointer) {
    reading.wholeNumber(json.intervalMinutes, `${pointer}/intervalMinutes`, 0, 43_200);
    if (!(tickLengths as readonly unknown[]).includes(json.tickMinutes))
      reading.report(
        `${pointer}/tickMinutes`,
        'invalid-value',
        `Expected one of ${tickLengths.join(', ')} minutes.`,
      );
  },
  review: (reading, json, pointer) => reading.number(json.share, `${pointer}/share`, 0, 1),
  otherwise: (reading, json, pointer) =>
    void reading.oneOf(json.outcome, `${pointer}/outcome`, ['approve', 'review']),
  extension(reading, json, pointer) {
    reading.wholeNumber(json.daysAtMost, `${pointer}/daysAtMost`, 1, 3650);
    reading.wholeNumber(json.extensionsAtMost, `${pointer}/extensionsAtMost`, 0, 100);
    if (typeof json.evidence !== 'boolean')
      reading.report(`${pointer}/evidence`, 'invalid-value', 'Expected true or false.');
  },
  resubmission: (reading, json, pointer) =>
    reading.wholeNumber(json.atMost, `${pointer}/atMost`, 0, 100),
  reminder(reading, json, pointer) {
    const days = reading.list(json.daysBefore, `${pointer}/daysBefore`, 10);
    for (const [at, day] of days.entries())
      reading.wholeNumber(day, `${pointer}/daysBefore/${at}`, 0, 3650);
  },
};

function readOutcome(reading: Reading, json: unknown, pointer: string): unknown {
  if (!reading.record(json, pointer, ['clause', 'condition', 'outcome'], ['reasonCode', ...texts]))
    return json;
  readClause(reading, json, pointer);
  reading.oneOf(json.outcome, `${pointer}/outcome`, ruleOutcomes);
  const needsReason = json.outcome === 'return' || json.outcome === 'reject';
  if (
    needsReason &&
    (typeof json.reasonCode !== 'string' || !/^[a-z]+(-[a-z]+)*$/.test(json.reasonCode))
  )
    reading.report(
      `${pointer}/reasonCode`,
      'missing-member',
      'Whoever returns or rejects gives the code of a reason.',
    );
  return { ...json, condition: readCondition(reading, json.condition, `${pointer}/condition`) };
}

function readProtection(reading: Reading, json: unknown): unknown[] {
  const entries = reading.list(json, '/protection', 50);
  const last = entries.at(-1);
  if (!isRecord(last) || last.condition !== undefined)
    reading.report(
      '/protection',
      'missing-member',
      'The last clause of protection has no condition, so that one always holds.',
    );
  return entries.map((entry, at) => {
    const pointer = `/protection/${at}`;
    if (!reading.record(entry, pointer, ['clause', 'days'], ['condition', ...texts])) return entry;
    readClause(reading, entry, pointer);
    reading.wholeNumber(entry.days, `${pointer}/days`, 0, 3650);
    if (entry.condition === undefined) return entry;
    return { ...entry, condition: readCondition(reading, entry.condition, `${pointer}/condition`) };
  });
}

function readCondition(reading: Reading, json: unknown, pointer: string): unknown {
  const parsed = parseCondition(json, registrationCatalogue, { references: true, pointer });
  if (parsed.ok) return parsed.condition;
  reading.problems.push(...parsed.problems);
  return json;
}

function readClause(reading: Reading, json: Entry, pointer: string): void {
  reading.clauseId(json.clause, `${pointer}/clause`);
  for (const key of texts)
    if (json[key] !== undefined) reading.text(json[key], `${pointer}/${key}`);
}

function clausesOf(json: Entry): [string, unknown][] {
  const lists = ['outcomes', 'protection'].flatMap((key) => {
    const list = json[key];
    return Array.isArray(list)
      ? list.map((entry, at): [string, unknown] => [`/${key}/${at}`, entry])
      : [];
  });
  const all = [...single.map((key): [string, unknown] => [`/${key}`, json[key]]), ...lists];
  return all.map(([pointer, entry]) => [
    `${pointer}/clause`,
    isRecord(entry) ? entry.clause : undefined,
  ]);
}
