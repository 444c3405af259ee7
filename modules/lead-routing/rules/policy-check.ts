import { parseCondition } from '../../../platform/conditions/index.ts';
import type { Catalogue } from '../../../platform/conditions/index.ts';
import { settingsOf } from './fit-settings.ts';
import { isRecord, Reading } from '../../../platform/decisions/policy-reading.ts';
import type { PolicyProblem } from '../../../platform/decisions/policy-reading.ts';
import { fitKindNames, fullScore } from './policy.ts';
import type { ExtraField, FitKindName, RoutingPolicy } from './policy.ts';
import { isExtraFieldName, routingCatalogue } from './routing-fields.ts';

export type CheckedPolicy =
  | { readonly ok: true; readonly policy: RoutingPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * Reads JSON as a routing policy. All problems are reported at once, each with a pointer into the document; unknown
 * members are refused. `extra` are facts known besides those that the document declares, such as columns of a file.
 * The policy comes out with conditions in their canonical form.
 */
export function checkRoutingPolicy(
  json: unknown,
  extra: readonly ExtraField[] = [],
): CheckedPolicy {
  const reading = new Reading();
  if (
    !reading.record(
      json,
      '',
      ['kind', 'name', 'rules', 'fit', 'capacity', 'choice'],
      ['fields', 'offer'],
    )
  )
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'lead-routing')
    reading.report('/kind', 'invalid-value', 'A routing policy has the kind "lead-routing".');
  reading.text(json.name, '/name');
  const fields = [...extra, ...readFields(reading, json.fields)];
  const known = routingCatalogue(fields);
  const rules = reading
    .list(json.rules, '/rules', 100)
    .map((rule, at) => readRule(reading, rule, `/rules/${at}`, known));
  const fit = reading
    .list(json.fit, '/fit', 40)
    .map((part, at) => readPart(reading, part, `/fit/${at}`, known));
  for (const key of ['capacity', 'choice'] as const)
    if (reading.record(json[key], `/${key}`, ['clause'], ['text', 'why']))
      readClause(reading, json[key], `/${key}`);
  if (
    json.offer !== undefined &&
    reading.record(json.offer, '/offer', ['clause', 'answerHours'], ['text', 'why'])
  ) {
    readClause(reading, json.offer, '/offer');
    reading.number(json.offer.answerHours, '/offer/answerHours', 1, 2000);
  }
  checkWeights(reading, fit);
  reading.distinct(clausesOf(json), 'repeated-clause', 'Two clauses bear this id.');
  reading.distinct(namesOf(json.fit), 'repeated-name', 'Two parts bear this name.');
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  // Every member was checked above; only conditions came out in another (canonical) form.
  const policy = {
    ...json,
    rules,
    fit,
    ...(fields.length > 0 && { fields }),
  } as unknown as RoutingPolicy;
  return { ok: true, policy };
}

function readFields(reading: Reading, json: unknown): ExtraField[] {
  if (json === undefined) return [];
  const fields: ExtraField[] = [];
  for (const [at, entry] of reading.list(json, '/fields', 100).entries()) {
    const pointer = `/fields/${at}`;
    if (!reading.record(entry, pointer, ['field', 'type', 'label'], ['values'])) continue;
    reading.text(entry.label, `${pointer}/label`);
    const { field } = entry;
    if (typeof field !== 'string' || !isExtraFieldName(field)) {
      reading.report(
        `${pointer}/field`,
        'invalid-value',
        'A further fact is called lead.… or partner.… and is not known already.',
      );
      continue;
    }
    if (
      !reading.oneOf(entry.type, `${pointer}/type`, ['text', 'number', 'boolean', 'tags', 'enum'])
    )
      continue;
    const values =
      entry.values === undefined
        ? undefined
        : reading.list(entry.values, `${pointer}/values`, 1000);
    for (const [place, value] of values?.entries() ?? [])
      reading.text(value, `${pointer}/values/${place}`);
    if (entry.type === 'enum' && !values?.length)
      reading.report(pointer, 'missing-member', 'An enum lists its values.');
    else fields.push(entry as unknown as ExtraField); // Each member was checked above.
  }
  return fields;
}

function readRule(reading: Reading, json: unknown, pointer: string, known: Catalogue): unknown {
  if (
    !reading.record(json, pointer, ['clause', 'requirement', 'condition'], ['text', 'why', 'lacks'])
  )
    return json;
  readClause(reading, json, pointer);
  if (json.lacks !== undefined) reading.text(json.lacks, `${pointer}/lacks`);
  reading.oneOf(json.requirement, `${pointer}/requirement`, ['required', 'optional']);
  return {
    ...json,
    condition: readCondition(reading, json.condition, `${pointer}/condition`, known),
  };
}

function readPart(reading: Reading, json: unknown, pointer: string, known: Catalogue): unknown {
  if (
    !reading.record(
      json,
      pointer,
      ['clause', 'name', 'kind', 'weight', 'settings'],
      ['text', 'why'],
    )
  )
    return json;
  readClause(reading, json, pointer);
  reading.text(json.name, `${pointer}/name`);
  reading.number(json.weight, `${pointer}/weight`, 0, fullScore);
  if (!reading.oneOf(json.kind, `${pointer}/kind`, fitKindNames)) return json;
  if (json.kind !== 'condition') {
    settingsOf(
      reading,
      json.kind as Exclude<FitKindName, 'condition'>,
      json.settings,
      `${pointer}/settings`,
    );
    return json;
  }
  if (!reading.record(json.settings, `${pointer}/settings`, ['condition'], [])) return json;
  const condition = readCondition(
    reading,
    json.settings.condition,
    `${pointer}/settings/condition`,
    known,
  );
  return { ...json, settings: { condition } };
}

function readCondition(
  reading: Reading,
  json: unknown,
  pointer: string,
  known: Catalogue,
): unknown {
  const parsed = parseCondition(json, known, { references: true, pointer });
  if (parsed.ok) return parsed.condition;
  reading.problems.push(...parsed.problems);
  return json;
}

function readClause(
  reading: Reading,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
): void {
  reading.clauseId(json.clause, `${pointer}/clause`);
  for (const key of ['text', 'why'])
    if (json[key] !== undefined) reading.text(json[key], `${pointer}/${key}`);
}

function checkWeights(reading: Reading, fit: readonly unknown[]): void {
  const hundredths = fit.map((part) =>
    isRecord(part) && typeof part.weight === 'number' ? Math.round(part.weight * 100) : 0,
  );
  const sum = hundredths.reduce((whole, weight) => whole + weight, 0) / 100;
  if (fit.length > 0 && sum !== fullScore)
    reading.report(
      '/fit',
      'invalid-sum',
      `The weights of all parts sum to ${fullScore}; these sum to ${sum}.`,
    );
}

function clausesOf(json: Readonly<Record<string, unknown>>): [string, unknown][] {
  const lists = ['rules', 'fit'].flatMap((key) => {
    const list = json[key];
    return Array.isArray(list)
      ? list.map((entry, at): [string, unknown] => [`/${key}/${at}`, entry])
      : [];
  });
  const single = ['capacity', 'choice', 'offer'].map((key): [string, unknown] => [
    `/${key}`,
    json[key],
  ]);
  return [...lists, ...single].map(([pointer, entry]) => [
    `${pointer}/clause`,
    isRecord(entry) ? entry.clause : undefined,
  ]);
}

function namesOf(fit: unknown): [string, unknown][] {
  if (!Array.isArray(fit)) return [];
  return fit.map((part, at) => [`/fit/${at}/name`, isRecord(part) ? part.name : undefined]);
}
