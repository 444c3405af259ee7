import { parseCondition } from '../../../../platform/conditions/index.ts';
import {
  isRecord,
  Reading,
  type PolicyProblem,
} from '../../../../platform/decisions/policy-reading.ts';
import { applicationFields } from './fields.ts';
import { answerTypes, type QualificationPolicy, type Question } from './policy.ts';

export type CheckedQualification =
  | { readonly ok: true; readonly policy: QualificationPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

type Entry = Readonly<Record<string, unknown>>;
const texts = ['text', 'why'] as const;
const single = ['approval', 'refusal', 'answer', 'again'] as const;

/** Reads JSON as a qualification policy; all problems at once, each with a pointer, and unknown members are refused. */
export function checkQualification(json: unknown, roles: readonly string[]): CheckedQualification {
  const reading = new Reading();
  const members = ['kind', 'name', 'roles', 'questions', 'criteria', ...single];
  if (!reading.record(json, '', members, [])) return { ok: false, problems: reading.problems };
  if (json.kind !== 'recruitment.qualification')
    reading.report(
      '/kind',
      'invalid-value',
      'A qualification policy has the kind "recruitment.qualification".',
    );
  reading.text(json.name, '/name');
  const offered = reading.list(json.roles, '/roles', 20);
  if (offered.length === 0) reading.report('/roles', 'missing-member', 'Offer at least one role.');
  for (const [at, role] of offered.entries()) reading.oneOf(role, `/roles/${at}`, roles);
  const questions = readQuestions(reading, json.questions);
  const criteria = reading
    .list(json.criteria, '/criteria', 40)
    .map((entry, at) => readCriterion(reading, entry, `/criteria/${at}`, questions));
  readApproval(reading, json.approval);
  readRefusal(reading, json.refusal);
  readDays(reading, json.answer, '/answer', 'workingDays', 1, 60);
  readDays(reading, json.again, '/again', 'days', 0, 3650);
  reading.distinct(clausesOf(json), 'repeated-clause', 'Two clauses bear this id.');
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  // Every member was checked above; only conditions came out in another (canonical) form.
  return { ok: true, policy: { ...json, criteria } as unknown as QualificationPolicy };
}

function readQuestions(reading: Reading, json: unknown): Question[] {
  const questions: Question[] = [];
  for (const [at, entry] of reading.list(json, '/questions', 12).entries()) {
    const pointer = `/questions/${at}`;
    if (!reading.record(entry, pointer, ['name', 'label', 'type'], ['hint'])) continue;
    reading.text(entry.label, `${pointer}/label`);
    if (entry.hint !== undefined) reading.text(entry.hint, `${pointer}/hint`);
    const typed = reading.oneOf(entry.type, `${pointer}/type`, answerTypes);
    if (typeof entry.name !== 'string' || !/^[a-z][A-Za-z0-9]{0,39}$/.test(entry.name))
      reading.report(
        `${pointer}/name`,
        'invalid-value',
        'Expected a plain name, such as certifiedEngineers.',
      );
    else if (typed) questions.push(entry as unknown as Question); // all members checked
  }
  reading.distinct(
    questions.map(({ name }, at) => [`/questions/${at}/name`, name]),
    'repeated-name',
    'Two questions bear this name.',
  );
  return questions;
}

function readCriterion(
  reading: Reading,
  json: unknown,
  pointer: string,
  questions: readonly Question[],
): unknown {
  const members = ['clause', 'label', 'condition', 'points', 'must'];
  if (!reading.record(json, pointer, members, texts)) return json;
  readClause(reading, json, pointer);
  reading.text(json.label, `${pointer}/label`);
  reading.wholeNumber(json.points, `${pointer}/points`, 0, 1000);
  if (typeof json.must !== 'boolean')
    reading.report(`${pointer}/must`, 'invalid-value', 'Expected true or false.');
  const parsed = parseCondition(json.condition, applicationFields(questions), {
    pointer: `${pointer}/condition`,
  });
  if (parsed.ok) return { ...json, condition: parsed.condition };
  reading.problems.push(...parsed.problems);
  return json;
}

function readApproval(reading: Reading, json: unknown): void {
  if (!reading.record(json, '/approval', ['clause', 'points'], texts)) return;
  readClause(reading, json, '/approval');
  if (json.points !== null) reading.wholeNumber(json.points, '/approval/points', 0, 100_000);
}

function readRefusal(reading: Reading, json: unknown): void {
  if (!reading.record(json, '/refusal', ['clause', 'byRule'], texts)) return;
  readClause(reading, json, '/refusal');
  if (typeof json.byRule !== 'boolean')
    reading.report('/refusal/byRule', 'invalid-value', 'Expected true or false.');
}

function readDays(
  reading: Reading,
  json: unknown,
  pointer: string,
  member: string,
  low: number,
  high: number,
): void {
  if (!reading.record(json, pointer, ['clause', member], texts)) return;
  readClause(reading, json, pointer);
  reading.wholeNumber(json[member], `${pointer}/${member}`, low, high);
}

function readClause(reading: Reading, json: Entry, pointer: string): void {
  reading.clauseId(json.clause, `${pointer}/clause`);
  for (const key of texts)
    if (json[key] !== undefined) reading.text(json[key], `${pointer}/${key}`);
}

function clausesOf(json: Entry): [string, unknown][] {
  const criteria = Array.isArray(json.criteria)
    ? json.criteria.map((entry, at): [string, unknown] => [`/criteria/${at}`, entry])
    : [];
  return [...criteria, ...single.map((key): [string, unknown] => [`/${key}`, json[key]])].map(
    ([pointer, entry]) => [`${pointer}/clause`, isRecord(entry) ? entry.clause : undefined],
  );
}
