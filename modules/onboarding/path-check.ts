import { Reading, type PolicyProblem } from '../../platform/decisions/policy-reading.ts';
import { circleIn, stepEvents, stepOwners, type OnboardingPath, type Step } from './path.ts';

export type CheckedPath =
  | { readonly ok: true; readonly path: OnboardingPath }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const members = ['clause', 'title', 'why', 'doneBy', 'dueDays', 'roles', 'href'];
const optional = ['after', 'owner', 'guide', 'link', 'exam'];

/** Reads JSON as a path; all problems at once, each with a pointer, and unknown members are refused. */
export function checkPath(json: unknown, roles: readonly string[]): CheckedPath {
  const reading = new Reading();
  if (!reading.record(json, '', ['kind', 'name', 'steps'], ['forUnderway']))
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'onboarding.path')
    reading.report('/kind', 'invalid-value', 'A path has the kind "onboarding.path".');
  reading.text(json.name, '/name');
  if (json.forUnderway !== undefined && typeof json.forUnderway !== 'boolean')
    reading.report('/forUnderway', 'invalid-value', 'Expected true or false.');
  const steps = reading.list(json.steps, '/steps', 20);
  const ids: [string, unknown][] = [];
  for (const [at, step] of steps.entries()) {
    const pointer = `/steps/${at}`;
    if (!reading.record(step, pointer, members, optional)) continue;
    reading.clauseId(step.clause, `${pointer}/clause`);
    for (const key of ['title', 'why']) reading.text(step[key], `${pointer}/${key}`);
    reading.oneOf(step.doneBy, `${pointer}/doneBy`, Object.keys(stepEvents));
    reading.wholeNumber(step.dueDays, `${pointer}/dueDays`, 0, 730);
    for (const [place, role] of reading.list(step.roles, `${pointer}/roles`, 20).entries())
      reading.oneOf(role, `${pointer}/roles/${place}`, roles);
    if (typeof step.href !== 'string' || !/^\/[a-z/-]{0,100}$/.test(step.href))
      reading.report(
        `${pointer}/href`,
        'invalid-value',
        'Expected a path of the desk, such as /register.',
      );
    readExtras(reading, step, pointer);
    ids.push([`${pointer}/clause`, step.clause]);
  }
  reading.distinct(ids, 'repeated-clause', 'Two steps bear this id.');
  const last = steps.at(-1) as { doneBy?: unknown; roles?: unknown[]; exam?: unknown } | undefined; // checked above, where it is a record
  if (last?.doneBy !== 'deal-registration.submitted' || last.roles?.length !== 0)
    reading.report(
      '/steps',
      'missing-member',
      'The last step is the first registered deal, and is for everybody.',
    );
  if (last?.exam === true)
    reading.report(
      `/steps/${steps.length - 1}/exam`,
      'invalid-value',
      'The first registered deal is for everybody, also for partners that sit no exams.',
    );
  if (reading.problems.length === 0) checkOrder(reading, steps as readonly Step[]); // every member was checked above
  return reading.problems.length > 0
    ? { ok: false, problems: reading.problems }
    : { ok: true, path: json as unknown as OnboardingPath }; // every member was checked above
}

function readExtras(reading: Reading, step: Readonly<Record<string, unknown>>, pointer: string) {
  for (const [at, clause] of reading.list(step.after, `${pointer}/after`, 20).entries())
    reading.clauseId(clause, `${pointer}/after/${at}`);
  if (step.owner !== undefined)
    reading.oneOf(step.owner, `${pointer}/owner`, Object.keys(stepOwners));
  if (step.guide !== undefined) reading.text(step.guide, `${pointer}/guide`);
  if (step.exam !== undefined && typeof step.exam !== 'boolean')
    reading.report(`${pointer}/exam`, 'invalid-value', 'Expected true or false.');
  if (step.link === undefined) return;
  if (!reading.record(step.link, `${pointer}/link`, ['label', 'url'], [])) return;
  reading.text(step.link.label, `${pointer}/link/label`);
  const { url } = step.link;
  if (typeof url !== 'string' || url.length > 500 || !/^https:\/\/[^\s/]/.test(url))
    reading.report(
      `${pointer}/link/url`,
      'invalid-value',
      'Expected an address that begins with https://.',
    );
}

/** Arrows lead from known steps, in no circle, and none leads on from the end. */
function checkOrder(reading: Reading, steps: readonly Step[]) {
  const clauses = steps.map(({ clause }) => clause);
  const last = clauses.at(-1);
  for (const [at, { after = [] }] of steps.entries())
    for (const [place, clause] of after.entries()) {
      const pointer = `/steps/${at}/after/${place}`;
      if (!clauses.includes(clause))
        reading.report(pointer, 'invalid-value', `There is no step ${clause}.`);
      else if (clause === last && at < steps.length - 1)
        reading.report(pointer, 'invalid-value', 'Nothing comes after the first deal.');
    }
  const circle = circleIn(steps);
  if (circle.length > 0)
    reading.report(
      '/steps',
      'invalid-value',
      `These steps wait for each other: ${circle.join(', ')}.`,
    );
}
