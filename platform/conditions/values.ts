import { isCurrency, parseMoney } from '../money/index.ts';
import { canonicalMoment, isDay } from './calendar.ts';
import { nearest } from './catalogue.ts';
import type { Field } from './catalogue.ts';
import { canonicalDecimal, exactNumber } from './decimal.ts';
import { limits } from './language.ts';
import type { Amount, ProblemCode, Scalar } from './language.ts';
import { parsePlace } from './place.ts';

/** A value in its one canonical form, or what is wrong with it. */
export type Reading<Value extends Scalar = Scalar> =
  | { readonly value: Value }
  | { readonly code: ProblemCode; readonly detail: string; readonly suggestion?: string };

/** Reads one JSON value as the field's type wants it. */
export function readValue(json: unknown, field: Field): Reading {
  switch (field.type) {
    case 'text':
    case 'id':
      return readText(json);
    case 'enum':
    case 'tags':
      return readCode(json, field.values);
    case 'number':
      return readNumber(json);
    case 'money':
      return readAmount(json);
    case 'boolean':
      return typeof json === 'boolean' ? { value: json } : wrong('true or false');
    case 'date':
      return typeof json === 'string' && isDay(json)
        ? { value: json }
        : wrong('a day as YYYY-MM-DD');
    case 'moment':
      return readMoment(json);
    case 'hierarchy':
      return readPlace(json, field.levels ?? []);
  }
}

/** What a text of a query string stands for as JSON; {@link readValue} judges it afterwards. */
export function jsonOfText(text: string, field: Field): unknown {
  if (field.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (field.type !== 'money') return text;
  const match = /^([+-]?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text);
  if (!match || !isCurrency(match[2])) return text;
  try {
    return { ...parseMoney(match[1], match[2]) };
  } catch {
    // More decimals than the currency has, or more than can be held: no amount.
    return text;
  }
}

function readText(json: unknown): Reading<string> {
  if (typeof json !== 'string' || json === '')
    return wrong('a text that is not empty (for none there is isEmpty)');
  if (json.length > limits.characters)
    return wrong(`a text of at most ${limits.characters} characters`);
  // PostgreSQL holds neither; NFC so that one letter has one spelling, as everywhere at the edge.
  if (json.includes('\0') || !json.isWellFormed())
    return wrong('a text of whole characters without NUL');
  return { value: json.normalize('NFC') };
}

function readCode(json: unknown, values: Field['values']): Reading {
  const text = readText(json);
  if (!('value' in text) || !values || Object.hasOwn(values, text.value)) return text;
  const suggestion = nearest(text.value, Object.keys(values));
  const known = Object.keys(values).slice(0, 12).join(', ');
  return {
    code: 'conditions.unknown-value',
    detail: `${JSON.stringify(text.value.slice(0, 64))} is none of ${known}${Object.keys(values).length > 12 ? ', …' : ''}.`,
    ...(suggestion !== undefined && { suggestion }),
  };
}

function readNumber(json: unknown): Reading {
  const text = typeof json === 'number' ? String(json) : json;
  const canonical =
    typeof text === 'string' && text.length <= 100 ? canonicalDecimal(text) : undefined;
  return canonical === undefined
    ? wrong('a number, written out in full (as text where a double would not hold it)')
    : { value: exactNumber(canonical) };
}

function readAmount(json: unknown): Reading {
  const expected =
    'an amount {minor, currency}: a whole number of minor units and an ISO 4217 code';
  if (typeof json !== 'object' || json === null || Object.keys(json).length !== 2)
    return wrong(expected);
  const { minor, currency } = json as Partial<Amount>; // Checked in the next line.
  if (!Number.isSafeInteger(minor) || typeof currency !== 'string' || !isCurrency(currency))
    return wrong(expected);
  return { value: { minor: Number(minor) + 0, currency } };
}

function readMoment(json: unknown): Reading {
  const moment = typeof json === 'string' ? canonicalMoment(json) : undefined;
  return moment === undefined
    ? wrong('a moment such as 2026-03-01T09:00:00Z, or a day')
    : { value: moment };
}

function readPlace(json: unknown, levels: readonly string[]): Reading {
  const text = readText(json);
  if (!('value' in text)) return text;
  return parsePlace(text.value, levels.length) ? text : wrong(`a place as ${levels.join('/')}`);
}

function wrong(expected: string): Reading<never> {
  return { code: 'conditions.invalid-value', detail: `Expected ${expected}.` };
}
