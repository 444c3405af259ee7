import { unknownField } from './catalogue.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { limits, shapes } from './language.ts';
import type {
  Comparison,
  FieldType,
  Operand,
  Operator,
  Problem,
  ProblemCode,
  Scalar,
} from './language.ts';
import { readValue } from './values.ts';

/** One run of the parser: what it may read, what it counted and what it found wrong. */
export type Reader = {
  readonly catalogue: Catalogue;
  readonly references: boolean;
  readonly problems: Problem[];
  nodes: number;
  values: number;
};

/** Reads what stands in `value`, in the shape that the operator wants. */
export function readOperand(
  reader: Reader,
  node: Readonly<Record<string, unknown>>,
  field: Field,
  operator: Operator,
  pointer: string,
): Comparison | undefined {
  const shape = shapes[operator];
  const json = node.value;
  if (shape === 'none') {
    if (Object.hasOwn(node, 'value'))
      return report(reader, pointer, 'conditions.invalid-shape', `${operator} takes no value.`);
    return { field: field.name, operator };
  }
  const value = readShaped(reader, json, field, operator, pointer);
  return value === undefined ? undefined : { field: field.name, operator, value };
}

function readShaped(
  reader: Reader,
  json: unknown,
  field: Field,
  operator: Operator,
  pointer: string,
): Operand | undefined {
  const shape = shapes[operator];
  if (shape === 'days') return readDays(reader, json, pointer);
  if (typeof json === 'object' && json !== null && 'field' in json)
    return readReference(reader, json, field, operator, pointer);
  if (shape === 'one') return readScalar(reader, json, field, pointer);
  if (!Array.isArray(json) || json.length === 0)
    return report(
      reader,
      pointer,
      'conditions.invalid-shape',
      `${operator} takes a list of values.`,
    );
  if (shape === 'pair' && json.length !== 2)
    return report(
      reader,
      pointer,
      'conditions.invalid-shape',
      `${operator} takes a lower and an upper bound.`,
    );
  const list = readList(reader, json, field, pointer);
  if (shape === 'pair' && !haveOneCurrency(list))
    return report(
      reader,
      pointer,
      'conditions.invalid-value',
      'Both bounds need the same currency.',
    );
  return list;
}

function readList(
  reader: Reader,
  json: readonly unknown[],
  field: Field,
  pointer: string,
): readonly Scalar[] {
  const list: Scalar[] = [];
  for (const [place, item] of json.entries()) {
    if (reader.values > limits.values) break;
    const value = readScalar(reader, item, field, `${pointer}/${place}`);
    if (value !== undefined) list.push(value);
  }
  return list;
}

function haveOneCurrency(list: readonly Scalar[]): boolean {
  const currencies = list.map((value) => (typeof value === 'object' ? value.currency : ''));
  return new Set(currencies).size <= 1;
}

function readScalar(
  reader: Reader,
  json: unknown,
  field: Field,
  pointer: string,
): Scalar | undefined {
  reader.values += 1;
  if (reader.values > limits.values) {
    if (reader.values === limits.values + 1)
      report(
        reader,
        '',
        'conditions.too-many-values',
        `A condition has at most ${limits.values} values.`,
      );
    return undefined;
  }
  const reading = readValue(json, field);
  if ('value' in reading) return reading.value;
  reader.problems.push({ pointer, ...reading });
  return undefined;
}

function readDays(reader: Reader, json: unknown, pointer: string): number | undefined {
  const fits =
    typeof json === 'number' && Number.isInteger(json) && json >= 1 && json <= limits.days;
  reader.values += 1;
  if (fits) return json;
  return report(
    reader,
    pointer,
    'conditions.invalid-value',
    `Expected a whole number of days, 1 to ${limits.days}.`,
  );
}

function readReference(
  reader: Reader,
  json: object,
  field: Field,
  operator: Operator,
  pointer: string,
): Operand | undefined {
  if (!reader.references)
    return report(
      reader,
      pointer,
      'conditions.reference-refused',
      'Here a value cannot be another field.',
    );
  if (Object.keys(json).length !== 1)
    return report(
      reader,
      pointer,
      'conditions.invalid-shape',
      'A reference has a field and nothing else.',
    );
  const other = readField(reader, (json as { field: unknown }).field, `${pointer}/field`);
  if (!other) return undefined;
  if (referable(field.type, operator).includes(other.type)) return { field: other.name };
  const detail = `${field.label} ${operator} cannot be compared with ${other.label}.`;
  return report(reader, pointer, 'conditions.reference-refused', detail);
}

/** The types whose fields may stand as the value. */
function referable(type: FieldType, operator: Operator): readonly FieldType[] {
  const words: readonly FieldType[] = ['text', 'enum', 'id'];
  if (operator === 'between') return [];
  if (operator === 'within') return ['tags', 'text'];
  if (shapes[operator] === 'list') return type === 'tags' || words.includes(type) ? ['tags'] : [];
  return words.includes(type) ? words : [type];
}

/** The field of that name, as far as this audience has it. */
export function readField(reader: Reader, json: unknown, pointer: string): Field | undefined {
  if (typeof json !== 'string')
    return report(reader, pointer, 'conditions.invalid-shape', 'Expected the name of a field.');
  const field = reader.catalogue.fields.get(json);
  if (!field) reader.problems.push(unknownField(json, reader.catalogue.fields.keys(), pointer));
  return field;
}

/** Adds a problem; answers undefined so that a reader can return what it reports. */
export function report(
  reader: Reader,
  pointer: string,
  code: ProblemCode,
  detail: string,
): undefined {
  reader.problems.push({ pointer, code, detail });
  return undefined;
}
