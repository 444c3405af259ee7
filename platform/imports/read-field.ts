import type { ReadValue, ValueProblem } from '../files/columns/index.ts';
import type { ImportField, Value } from './kind.ts';

export type FieldReader = {
  field: string;
  /** The column's header, or the field where one value stands for all rows. */
  header: string;
  read: (text: string) => Value | ValueProblem;
};

const integerAtMost = 2_000_000_000;
const charactersAtMost = 5_000;
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Makes the reader of a field's cells: the value, or what is wrong with it and how to mend it. */
export function fieldReader(
  field: ImportField,
  header: string,
  readOne: (text: string) => ReadValue,
): FieldReader {
  const one = remembered((text: string): Value | ValueProblem => {
    const read = readOne(text);
    if ('code' in read) return read;
    if (read.value === null) return null;
    const bad = wrong(field, read.value);
    if (bad) return bad;
    if (field.oneOf) return allowed(field, read.value) ?? null;
    return field.kind === 'integer' ? Number(read.value) : read.value;
  });
  return {
    field: field.field,
    header,
    read: (text) => {
      if (text.trim() === '')
        return field.required
          ? said('value-missing', `“${field.label}” is required and the cell is empty. Fill it in.`)
          : null;
      return field.list ? several(text, one) : one(text);
    },
  };
}

/** Columns repeat their values: countries, dates, tiers. The last some hundred are read once. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= 500) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

function several(text: string, one: (text: string) => Value | ValueProblem): Value | ValueProblem {
  const values: string[] = [];
  for (const part of text.split(/[;|]/)) {
    if (part.trim() === '') continue;
    const value = one(part.trim());
    if (typeof value === 'object' && value !== null && 'code' in value) return value;
    if (typeof value === 'string' && !values.includes(value)) values.push(value);
  }
  return values.length > 0 ? values : null;
}

/** Whether every value in the cell is one that the field takes. */
export function allows(field: ImportField, cell: string): boolean {
  const parts = field.list ? cell.split(/[;|]/) : [cell];
  return parts.every((part) => part.trim() === '' || allowed(field, part) !== undefined);
}

function allowed(field: ImportField, text: string): string | undefined {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[\s_-]/g, '');
  const wanted = plain(text);
  return field.oneOf?.find((word) => plain(word) === wanted || `${plain(word)}s` === wanted);
}

function wrong(field: ImportField, value: string): ValueProblem | null {
  const most = field.maxCharacters ?? charactersAtMost;
  if (value.length > most)
    return said(
      'value-too-long',
      `It has ${value.length} characters; ${field.label} takes ${most}. Shorten it.`,
    );
  if (controls.test(value))
    return said('control-character', 'It holds a control character. Delete it.');
  if (field.oneOf && allowed(field, value) === undefined)
    return said(
      'value-not-taken',
      `“${value}” is not one of ${field.oneOf.map((word) => `“${word}”`).join(', ')}. Use one of these.`,
    );
  if (field.kind === 'integer') {
    const number = Number(value);
    const [least, limit] = [field.atLeast ?? 0, field.atMost ?? integerAtMost];
    if (!Number.isSafeInteger(number) || number < least || number > limit)
      return said(
        'number-out-of-range',
        `“${value}” is not between ${least} and ${limit}. Correct it.`,
      );
  }
  return null;
}

function said(code: string, message: string): ValueProblem {
  return { code: `imports.${code}`, message };
}
