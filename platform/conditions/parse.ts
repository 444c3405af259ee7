import type { Catalogue, Field } from './catalogue.ts';
import { limits, operators } from './language.ts';
import type { Condition, Operator, Problem } from './language.ts';
import { readField, readOperand, report } from './parse-operand.ts';
import type { Reader } from './parse-operand.ts';

export type Parsed =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type ParseOptions = {
  /** Whether a value may be `{field}`. Off for whatever has to run in SQL. */
  readonly references?: boolean;
  /** Where the condition lies in the body, put before every pointer: '/eligibility'. */
  readonly pointer?: string;
};

/**
 * Reads JSON as a condition over the fields of one audience: values come out canonical, all problems are reported.
 * A parsed condition parses again to itself.
 */
export function parseCondition(
  json: unknown,
  catalogue: Catalogue,
  options: ParseOptions = {},
): Parsed {
  const reader: Reader = {
    catalogue,
    references: options.references ?? false,
    problems: [],
    nodes: 0,
    values: 0,
  };
  const condition = readNode(reader, json, options.pointer ?? '', 1);
  if (condition && reader.problems.length === 0) return { ok: true, condition };
  return { ok: false, problems: reader.problems };
}

function readNode(
  reader: Reader,
  json: unknown,
  pointer: string,
  depth: number,
): Condition | undefined {
  reader.nodes += 1;
  if (reader.nodes > limits.nodes) {
    if (reader.nodes === limits.nodes + 1)
      report(
        reader,
        '',
        'conditions.too-many-nodes',
        `A condition has at most ${limits.nodes} parts.`,
      );
    return undefined;
  }
  if (depth > limits.depth)
    return report(
      reader,
      pointer,
      'conditions.too-deep',
      `Conditions nest at most ${limits.depth} deep.`,
    );
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return report(
      reader,
      pointer,
      'conditions.invalid-shape',
      'Expected {all}, {any}, {not} or {field, operator, value}.',
    );
  const node = json as Readonly<Record<string, unknown>>; // An object that is no array.
  const keys = Object.keys(node);
  if (keys.length === 1 && keys[0] === 'all')
    return readParts(reader, node.all, pointer, depth, 'all');
  if (keys.length === 1 && keys[0] === 'any')
    return readParts(reader, node.any, pointer, depth, 'any');
  if (keys.length === 1 && keys[0] === 'not') {
    const part = readNode(reader, node.not, `${pointer}/not`, depth + 1);
    return part && { not: part };
  }
  return readComparison(reader, node, pointer);
}

function readParts(
  reader: Reader,
  json: unknown,
  pointer: string,
  depth: number,
  key: 'all' | 'any',
) {
  if (!Array.isArray(json))
    return report(
      reader,
      `${pointer}/${key}`,
      'conditions.invalid-shape',
      'Expected a list of conditions.',
    );
  const parts: Condition[] = [];
  for (const [place, part] of json.entries()) {
    if (reader.nodes > limits.nodes) break;
    const read = readNode(reader, part, `${pointer}/${key}/${place}`, depth + 1);
    if (read) parts.push(read);
  }
  return key === 'all' ? { all: parts } : { any: parts };
}

function readComparison(reader: Reader, node: Readonly<Record<string, unknown>>, pointer: string) {
  for (const key of Object.keys(node))
    if (key !== 'field' && key !== 'operator' && key !== 'value')
      report(
        reader,
        `${pointer}/${escape(key)}`,
        'conditions.invalid-shape',
        'A comparison has field, operator and value.',
      );
  const field = readField(reader, node.field, `${pointer}/field`);
  if (!field) return undefined;
  const operator = readOperator(reader, node.operator, field, `${pointer}/operator`);
  if (!operator) return undefined;
  return readOperand(reader, node, field, operator, `${pointer}/value`);
}

function readOperator(
  reader: Reader,
  json: unknown,
  field: Field,
  pointer: string,
): Operator | undefined {
  const suitable: readonly string[] = operators[field.type];
  if (typeof json === 'string' && suitable.includes(json)) return json as Operator; // One of them.
  const detail = `${field.label} can be asked with ${suitable.join(', ')}.`;
  return report(reader, pointer, 'conditions.unsuitable-operator', detail);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
