import { formatMoney } from '../money/index.ts';
import type { Field } from './catalogue.ts';
import { textOfScalar } from './language.ts';
import type { Scalar } from './language.ts';
import { parsePlace } from './place.ts';
import type { Level } from './place.ts';

type NameOf = (field: string, value: string) => string | undefined;

/** One value as a reader knows it: a code by its label, a text in quotes, a day as '1 March 2026'. */
export function sayScalar(field: Field, value: Scalar, nameOf?: NameOf): string {
  if (typeof value === 'object') return formatMoney(value, 'en');
  const text = textOfScalar(value);
  switch (field.type) {
    case 'text':
    case 'enum':
    case 'tags':
    case 'id':
      return sayWord(field, text, nameOf);
    case 'number':
    case 'money':
      return sayNumber(text);
    case 'boolean':
      return field.values?.[text] ?? (value === true ? 'yes' : 'no');
    case 'date':
      return sayDay(text);
    case 'moment':
      return sayMoment(text);
    case 'hierarchy':
      return sayPlace(field, text, nameOf);
  }
}

function sayWord(field: Field, word: string, nameOf?: NameOf): string {
  const label = labelOf(field, word, nameOf);
  if (label === undefined) return JSON.stringify(word);
  // A label that looks like a part of the sentence is set apart from it.
  return /["(),]|\b(and|or|to|the)\b/.test(label) ? JSON.stringify(label) : label;
}

function labelOf(field: Field, word: string, nameOf?: NameOf): string | undefined {
  const name = nameOf?.(field.name, word);
  if (name !== undefined) return name;
  return field.values && Object.hasOwn(field.values, word) ? field.values[word] : undefined;
}

function sayNumber(decimal: string): string {
  const [whole, fraction] = decimal.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[month - 1]} ${year}`;
}

/** To the minute, or as exactly as the moment is given. */
function sayMoment(moment: string): string {
  const time = moment
    .slice(11, 23)
    .replace(/\.000$/, '')
    .replace(/^(\d\d:\d\d):00$/, '$1');
  return `${sayDay(moment.slice(0, 10))} ${time} UTC`;
}

/** 'DE/BY/80..81' as 'Germany / Bavaria / 80 to 81', with the labels of its leading codes. */
function sayPlace(field: Field, pattern: string, nameOf?: NameOf): string {
  const levels = parsePlace(pattern, field.levels?.length ?? 0) ?? [];
  const parts = pattern.split('/');
  return levels
    .map((level, at) => {
      const label =
        level.kind === 'code'
          ? labelOf(field, parts.slice(0, at + 1).join('/'), nameOf)
          : undefined;
      return label ?? sayLevel(level, field.levels?.[at] ?? '');
    })
    .join(' / ');
}

function sayLevel(level: Level, name: string): string {
  switch (level.kind) {
    case 'any':
      return `any ${name}`;
    case 'code':
      return level.code;
    case 'start':
      return `${level.start}…`;
    case 'range':
      return `${level.low} to ${level.high}`;
  }
}
