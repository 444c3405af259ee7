import { unknownField } from './catalogue.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { toDecimal } from '../money/index.ts';
import { isAll, isReference, shapes } from './language.ts';
import type { Amount, Comparison, Condition, Operator, Problem, Scalar } from './language.ts';
import { parseCondition } from './parse.ts';
import { jsonOfText } from './values.ts';

export type SortKey = { readonly field: string; readonly direction: 'ascending' | 'descending' };

/** What a list is asked for. Absent parts were not asked. */
export type ListQuery = {
  readonly filter?: Condition;
  readonly sort?: readonly SortKey[];
  readonly fields?: readonly string[];
};

export type ListQueryOptions = {
  /** The fields of the answer that `fields=` may choose from. Default: those of the catalogue. */
  readonly fields?: readonly string[];
};

export type ParsedQuery =
  | { readonly ok: true; readonly query: ListQuery }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Parameters = Iterable<readonly [string, string]>;

const sortKeys = 4;
const filterForm = /^filter\[([^[\]]*)\](?:\[([^[\]]*)\])?$/;

/**
 * Reads `filter[tier]=gold`, `filter[revenue][gte]=100`, `filter[tier][in]=gold,silver`, `sort=-createdAt,name` and
 * `fields=name,tier`; all filters must hold. Whatever is not a list of comparisons is `filter=` with the JSON of the
 * language, so that every saved view has an address. Within lists `\,` and `\\` stand for comma and backslash.
 * Other parameters are left to the caller. Every problem is reported.
 */
export function parseListQuery(
  parameters: Parameters,
  catalogue: Catalogue,
  options: ListQueryOptions = {},
): ParsedQuery {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const parts: Comparison[] = [];
  let query: ListQuery = {};
  for (const [name, text] of parameters) {
    const own =
      name === 'sort' || name === 'fields' || name === 'filter' || name.startsWith('filter[');
    if (!own) continue;
    if (seen.has(name)) problems.push(repeated(name));
    else if (name === 'sort') query = { ...query, sort: readSort(text, catalogue, problems) };
    else if (name === 'fields')
      query = { ...query, fields: readFields(text, catalogue, options, problems) };
    else if (name === 'filter') query = { ...query, filter: readJson(text, catalogue, problems) };
    else parts.push(...readFilter(name, text, catalogue, problems));
    seen.add(name);
  }
  if (query.filter && parts.length > 0)
    problems.push({
      pointer: '/filter',
      code: 'conditions.repeated-filter',
      detail: 'Use filter= or filter[…]=, not both.',
    });
  if (parts.length > 0 && problems.length === 0)
    query = { ...query, filter: readWhole(parts, catalogue, problems) };
  return problems.length === 0 ? { ok: true, query } : { ok: false, problems };
}

/** Writes a query as parameters that {@link parseListQuery} reads back as the same query. */
export function formatListQuery(query: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.filter)
    for (const [name, text] of formatFilter(query.filter)) parameters.append(name, text);
  if (query.sort)
    parameters.set(
      'sort',
      query.sort
        .map(({ field, direction }) => (direction === 'descending' ? '-' : '') + field)
        .join(','),
    );
  if (query.fields) parameters.set('fields', query.fields.join(','));
  return parameters;
}

function readFilter(
  name: string,
  text: string,
  catalogue: Catalogue,
  problems: Problem[],
): Comparison[] {
  const pointer = `/${name}`;
  const match = filterForm.exec(name);
  if (!match) {
    problems.push({
      pointer,
      code: 'conditions.invalid-shape',
      detail: 'Expected filter[field] or filter[field][operator].',
    });
    return [];
  }
  const [, fieldName, operator = 'is'] = match;
  const field = catalogue.fields.get(fieldName);
  if (!field) {
    problems.push(unknownField(fieldName, catalogue.fields.keys(), pointer));
    return [];
  }
  const parsed = parseCondition(comparisonOf(field, operator, text), catalogue, { pointer });
  if (!parsed.ok) problems.push(...parsed.problems.map((problem) => ({ ...problem, pointer })));
  // A comparison was given, a comparison comes back.
  return parsed.ok ? [parsed.condition as Comparison] : [];
}

function comparisonOf(field: Field, operator: string, text: string): unknown {
  const shape = Object.hasOwn(shapes, operator) ? shapes[operator as Operator] : 'one';
  const base = { field: field.name, operator };
  switch (shape) {
    case 'none':
      return text === 'true' ? base : { ...base, value: text };
    case 'days':
      return { ...base, value: /^\d{1,6}$/.test(text) ? Number(text) : text };
    case 'one':
      return { ...base, value: jsonOfText(text, field) };
    case 'list':
    case 'pair':
      return { ...base, value: splitList(text).map((item) => jsonOfText(item, field)) };
  }
}

/** The limits hold for all filters together. */
function readWhole(
  parts: readonly Comparison[],
  catalogue: Catalogue,
  problems: Problem[],
): Condition | undefined {
  const parsed = parseCondition({ all: parts }, catalogue);
  if (parsed.ok) return parsed.condition;
  problems.push(...parsed.problems.map((problem) => ({ ...problem, pointer: '/filter' })));
  return undefined;
}

function readJson(text: string, catalogue: Catalogue, problems: Problem[]): Condition | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    problems.push({
      pointer: '/filter',
      code: 'conditions.invalid-shape',
      detail: 'Expected a condition as JSON.',
    });
    return undefined;
  }
  const parsed = parseCondition(json, catalogue, { pointer: '/filter' });
  if (parsed.ok) return parsed.condition;
  problems.push(...parsed.problems);
  return undefined;
}

function readSort(text: string, catalogue: Catalogue, problems: Problem[]): SortKey[] {
  const keys = text.split(',').map((item): SortKey => {
    const descending = item.startsWith('-');
    return {
      field: descending ? item.slice(1) : item,
      direction: descending ? 'descending' : 'ascending',
    };
  });
  const sortable = [...catalogue.fields.values()]
    .filter((field) => field.sortable)
    .map((field) => field.name);
  for (const { field } of keys)
    if (!sortable.includes(field)) problems.push(unknownField(field, sortable, '/sort'));
  if (keys.length > sortKeys || new Set(keys.map((key) => key.field)).size < keys.length)
    problems.push({
      pointer: '/sort',
      code: 'conditions.invalid-value',
      detail: `Sort by at most ${sortKeys} different fields.`,
    });
  return keys;
}

function readFields(
  text: string,
  catalogue: Catalogue,
  options: ListQueryOptions,
  problems: Problem[],
): string[] {
  const known = options.fields ?? [...catalogue.fields.keys()];
  const names = [...new Set(text.split(','))];
  for (const name of names)
    if (!known.includes(name)) problems.push(unknownField(name, known, '/fields'));
  return names;
}

function formatFilter(filter: Condition): [string, string][] {
  const whole: [string, string][] = [['filter', JSON.stringify(filter)]];
  if (!isAll(filter) || filter.all.length === 0) return whole;
  const names = new Set<string>();
  const flat: [string, string][] = [];
  for (const part of filter.all) {
    if (!('operator' in part) || isReference(part.value)) return whole;
    const name =
      part.operator === 'is' ? `filter[${part.field}]` : `filter[${part.field}][${part.operator}]`;
    if (names.has(name)) return whole;
    names.add(name);
    flat.push([name, formatValue(part)]);
  }
  return flat;
}

function formatValue({ operator, value }: Comparison): string {
  if (shapes[operator] === 'none') return 'true';
  if (!Array.isArray(value)) return formatScalar(value as Scalar);
  return value
    .map((item) => formatScalar(item as Scalar).replaceAll(/[\\,]/g, String.raw`\$&`))
    .join(',');
}

function formatScalar(value: Scalar): string {
  if (typeof value !== 'object') return String(value);
  return `${toDecimal(value as Amount)} ${value.currency}`;
}

function splitList(text: string): string[] {
  const items = [''];
  for (let at = 0; at < text.length; at += 1) {
    const escaped = text[at] === '\\' && at + 1 < text.length;
    if (escaped) at += 1;
    if (!escaped && text[at] === ',') items.push('');
    else items[items.length - 1] += text[at];
  }
  return items;
}

function repeated(name: string): Problem {
  return {
    pointer: `/${name}`,
    code: 'conditions.repeated-filter',
    detail: 'Give each filter once; several values are one list: filter[tier][in]=gold,silver.',
  };
}
