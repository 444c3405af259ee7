import { isCurrency } from '../../../platform/money/index.ts';
import { isRecord, Reading } from '../../../platform/decisions/policy-reading.ts';
import type { PolicyProblem } from '../../../platform/decisions/policy-reading.ts';
import type { TierPolicy } from './policy.ts';

export type CheckedTierPolicy =
  | { readonly ok: true; readonly policy: TierPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const texts = ['text', 'why'] as const;
const most = 1_000_000_000_000;

/** Reads JSON as a tier policy; all problems at once, each with a pointer, and unknown members are refused. */
export function checkTierPolicy(json: unknown): CheckedTierPolicy {
  const reading = new Reading();
  if (
    !reading.record(
      json,
      '',
      ['kind', 'name', 'currency', 'metrics', 'points', 'tiers', 'grace'],
      [],
    )
  )
    return { ok: false, problems: reading.problems };
  if (json.kind !== 'partners.tiers')
    reading.report('/kind', 'invalid-value', 'A tier policy has the kind "partners.tiers".');
  reading.text(json.name, '/name');
  if (typeof json.currency !== 'string' || !isCurrency(json.currency))
    reading.report('/currency', 'invalid-value', 'Expected an ISO 4217 currency.');
  const metrics = readMetrics(reading, json.metrics);
  for (const [at, entry] of reading.list(json.points, '/points', 40).entries())
    readPoints(reading, entry, `/points/${at}`, metrics);
  reading.distinct(metricsOf(json.points), 'repeated-metric', 'A metric earns points by one rule.');
  readTiers(reading, json.tiers, metrics);
  if (reading.record(json.grace, '/grace', ['clause', 'days'], texts)) {
    readClause(reading, json.grace, '/grace');
    reading.wholeNumber(json.grace.days, '/grace/days', 0, 3650);
  }
  reading.distinct(clausesOf(json), 'repeated-clause', 'Two clauses bear this id.');
  // Every member was checked above.
  return reading.problems.length > 0
    ? { ok: false, problems: reading.problems }
    : { ok: true, policy: json as unknown as TierPolicy };
}

function readMetrics(reading: Reading, json: unknown): string[] {
  const names: string[] = [];
  for (const [at, entry] of reading.list(json, '/metrics', 40).entries()) {
    const pointer = `/metrics/${at}`;
    if (!reading.record(entry, pointer, ['metric', 'label', 'unit'], ['one', 'many'])) continue;
    reading.text(entry.label, `${pointer}/label`);
    reading.oneOf(entry.unit, `${pointer}/unit`, ['money', 'count']);
    for (const key of ['one', 'many'])
      if (entry[key] !== undefined) reading.text(entry[key], `${pointer}/${key}`);
    if (typeof entry.metric === 'string' && /^[a-z][A-Za-z0-9]*$/.test(entry.metric))
      names.push(entry.metric);
    else
      reading.report(
        `${pointer}/metric`,
        'invalid-value',
        'Expected the name of a metric, such as orders.',
      );
  }
  reading.distinct(
    names.map((name, at) => [`/metrics/${at}/metric`, name]),
    'repeated-name',
    'Two metrics bear this name.',
  );
  return names;
}

function readPoints(
  reading: Reading,
  json: unknown,
  pointer: string,
  metrics: readonly string[],
): void {
  if (!reading.record(json, pointer, ['clause', 'metric', 'per', 'points', 'atMost'], texts))
    return;
  readClause(reading, json, pointer);
  reading.oneOf(json.metric, `${pointer}/metric`, metrics);
  reading.wholeNumber(json.per, `${pointer}/per`, 1, most);
  reading.wholeNumber(json.points, `${pointer}/points`, 1, 1_000_000);
  reading.wholeNumber(json.atMost, `${pointer}/atMost`, 1, 1_000_000);
}

function readTiers(reading: Reading, json: unknown, metrics: readonly string[]): void {
  const tiers = reading.list(json, '/tiers', 20);
  if (tiers.length === 0) reading.report('/tiers', 'missing-member', 'There is at least one tier.');
  let before = -1;
  for (const [at, entry] of tiers.entries()) {
    const pointer = `/tiers/${at}`;
    if (!reading.record(entry, pointer, ['clause', 'tier', 'points', 'floors'], texts)) continue;
    readClause(reading, entry, pointer);
    reading.text(entry.tier, `${pointer}/tier`);
    reading.wholeNumber(entry.points, `${pointer}/points`, 0, 1_000_000);
    const floors = reading.list(entry.floors, `${pointer}/floors`, 40);
    for (const [place, floor] of floors.entries())
      readFloor(reading, floor, `${pointer}/floors/${place}`, metrics);
    if (at === 0 && (entry.points !== 0 || floors.length > 0))
      reading.report(
        pointer,
        'invalid-value',
        'The lowest tier asks for no points and has no floors, so that everybody has a tier.',
      );
    if (Number(entry.points) < before)
      reading.report(
        `${pointer}/points`,
        'invalid-value',
        'A higher tier asks for no fewer points.',
      );
    before = Number(entry.points);
  }
  const names = tiers.map((entry, at): [string, unknown] => [
    `/tiers/${at}/tier`,
    isRecord(entry) ? entry.tier : undefined,
  ]);
  reading.distinct(names, 'repeated-name', 'Two tiers bear this name.');
}

function readFloor(
  reading: Reading,
  json: unknown,
  pointer: string,
  metrics: readonly string[],
): void {
  if (!reading.record(json, pointer, ['metric', 'atLeast'], [])) return;
  reading.oneOf(json.metric, `${pointer}/metric`, metrics);
  reading.wholeNumber(json.atLeast, `${pointer}/atLeast`, 1, most);
}

function readClause(
  reading: Reading,
  json: Readonly<Record<string, unknown>>,
  pointer: string,
): void {
  reading.clauseId(json.clause, `${pointer}/clause`);
  for (const key of texts)
    if (json[key] !== undefined) reading.text(json[key], `${pointer}/${key}`);
}

function metricsOf(points: unknown): [string, unknown][] {
  if (!Array.isArray(points)) return [];
  return points.map((rule, at) => [
    `/points/${at}/metric`,
    isRecord(rule) ? rule.metric : undefined,
  ]);
}

function clausesOf(json: Readonly<Record<string, unknown>>): [string, unknown][] {
  const lists = ['points', 'tiers'].flatMap((key) => {
    const list = json[key];
    return Array.isArray(list)
      ? list.map((entry, at): [string, unknown] => [`/${key}/${at}`, entry])
      : [];
  });
  return [...lists, ['/grace', json.grace] as [string, unknown]].map(([pointer, entry]) => [
    `${pointer}/clause`,
    isRecord(entry) ? entry.clause : undefined,
  ]);
}
