import { parseCondition } from '../../../../platform/conditions/index.ts';
import {
  isRecord,
  Reading,
  type PolicyProblem,
} from '../../../../platform/decisions/policy-reading.ts';
import { profileFields } from './fields.ts';

/** Everything that is wrong with a document of profiles, each with a pointer; none means that it is a ProfilePolicy. */
export function checkProfiles(json: unknown, roles: readonly string[]): readonly PolicyProblem[] {
  const reading = new Reading();
  if (!reading.record(json, '', ['kind', 'name', 'profiles'], [])) return reading.problems;
  if (json.kind !== 'recruitment.profile')
    reading.report('/kind', 'invalid-value', 'Profiles have the kind "recruitment.profile".');
  reading.text(json.name, '/name');
  const clauses: [string, unknown][] = [];
  for (const [at, profile] of reading.list(json.profiles, '/profiles', 30).entries()) {
    const pointer = `/profiles/${at}`;
    if (!reading.record(profile, pointer, ['role', 'wishes'], ['segment'])) continue;
    reading.oneOf(profile.role, `${pointer}/role`, roles);
    if (profile.segment !== undefined) checkSegment(reading, profile.segment, `${pointer}/segment`);
    const wishes = reading.list(profile.wishes, `${pointer}/wishes`, 30);
    if (wishes.length === 0)
      reading.report(`${pointer}/wishes`, 'missing-member', 'Ask for at least one thing.');
    for (const [place, wish] of wishes.entries())
      clauses.push(checkWish(reading, wish, `${pointer}/wishes/${place}`));
  }
  reading.distinct(clauses, 'repeated-clause', 'Two clauses bear this id.');
  return reading.problems;
}

function checkSegment(reading: Reading, json: unknown, pointer: string): void {
  if (!reading.record(json, pointer, ['name', 'condition'], [])) return;
  reading.text(json.name, `${pointer}/name`);
  checkCondition(reading, json.condition, `${pointer}/condition`);
}

function checkWish(reading: Reading, json: unknown, pointer: string): [string, unknown] {
  if (reading.record(json, pointer, ['clause', 'text', 'condition', 'weight'], ['why'])) {
    reading.clauseId(json.clause, `${pointer}/clause`);
    reading.text(json.text, `${pointer}/text`);
    if (json.why !== undefined) reading.text(json.why, `${pointer}/why`);
    reading.wholeNumber(json.weight, `${pointer}/weight`, 1, 1000);
    checkCondition(reading, json.condition, `${pointer}/condition`);
  }
  return [`${pointer}/clause`, isRecord(json) ? json.clause : undefined];
}

function checkCondition(reading: Reading, json: unknown, pointer: string): void {
  const parsed = parseCondition(json, profileFields, { pointer });
  if (!parsed.ok) reading.problems.push(...parsed.problems);
}
