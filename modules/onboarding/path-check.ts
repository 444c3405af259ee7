import { Reading, type PolicyProblem } from '../../platform/decisions/policy-reading.ts';
import { stepEvents, type OnboardingPath } from './path.ts';

export type CheckedPath =
  | { readonly ok: true; readonly path: OnboardingPath }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const members = ['clause', 'title', 'why', 'doneBy', 'dueDays', 'roles', 'href'];

/** Reads JSON as a path; all problems at once, each with a pointer, and unknown members are refused. */
export function checkPath(json: unknown, roles: readonly string[]): CheckedPath {
  const reading = new Reading();
  if (!reading.record(json, '', ['kind', 'name', 'steps'], []))
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'onboarding.path')
    reading.report('/kind', 'invalid-value', 'A path has the kind "onboarding.path".');
  reading.text(json.name, '/name');
  const steps = reading.list(json.steps, '/steps', 20);
  const ids: [string, unknown][] = [];
  for (const [at, step] of steps.entries()) {
    const pointer = `/steps/${at}`;
    if (!reading.record(step, pointer, members, [])) continue;
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
    ids.push([`${pointer}/clause`, step.clause]);
  }
  reading.distinct(ids, 'repeated-clause', 'Two steps bear this id.');
  const last = steps.at(-1) as { doneBy?: unknown; roles?: unknown[] } | undefined; // checked above, where it is a record
  if (last?.doneBy !== 'deal-registration.submitted' || last.roles?.length !== 0)
    reading.report(
      '/steps',
      'missing-member',
      'The last step is the first registered deal, and is for everybody.',
    );
  return reading.problems.length > 0
    ? { ok: false, problems: reading.problems }
    : { ok: true, path: json as unknown as OnboardingPath }; // every member was checked above
}
