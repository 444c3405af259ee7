import { TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { numbered } from './numbered.ts';
import { patternsOf, valuesIn } from './pattern.ts';
import type { Pattern } from './pattern.ts';

/** English messages in ICU MessageFormat and what they are in another language. */
export type Translations = Readonly<Record<string, string>>;

/** Says English sentences in another language; what it does not know it gives back as it is. */
export type Interpreter = (english: string) => string;

type Values = readonly (string | undefined)[];

const keptTexts = 5_000;
const longestText = 2_000;
/** A sign beside it would become part of the address. */
const address = /^https?:/;
/** A message with fewer letters of its own would be found in what people wrote. */
const leastLetters = 5;

/**
 * Reads sentences the product wrote and says them in another language. What is stored and sealed stays English: the
 * sentence is recognised by the message it was made from, and its arguments are said in turn.
 * @param intl tells how the language counts
 */
export function interpreter(translations: Translations, intl: string): Interpreter {
  const plurals = new Intl.PluralRules(intl);
  const patterns = Object.entries(translations).flatMap(([english, translation]) =>
    patternsOf(english, translation),
  );
  const find = finderOf(patterns);
  const sayNumbered = numbered(translations);
  const countries = countryNames(intl);
  // A name in other letters does not turn the direction of a sentence (UAX #9).
  const isolated = (text: string) =>
    intl === 'ar' && /[A-Za-z]/.test(text) && !address.test(text) ? `\u2068${text}\u2069` : text;
  const known = new Map<string, string>();

  const say = (english: string, depth: number): string => {
    if (depth > 3 || english.length > longestText || !/\p{L}{2}/u.test(english)) return english;
    const before = known.get(english);
    if (before !== undefined) return before;
    const found = find(english);
    const said = found
      ? written(
          found.pattern.translation,
          found.values.map((value) => value && say(value, depth + 1)),
          found.values,
        )
      : (sayNumbered(english) ?? countries.get(english) ?? english);
    if (known.size >= keptTexts) known.clear();
    known.set(english, said);
    return said;
  };

  /** `raw`: the arguments as they stood, by which numbers and choices go. */
  const written = (
    elements: readonly MessageFormatElement[],
    values: Values,
    raw: Values,
    counted = '',
  ): string =>
    elements
      .map((element) => {
        if (element.type === TYPE.literal) return element.value;
        if (element.type === TYPE.pound) return counted;
        if (element.type === TYPE.argument) return isolated(values[Number(element.value)] ?? '');
        if (element.type !== TYPE.plural && element.type !== TYPE.select) return '';
        const value = raw[Number(element.value)] ?? '';
        const number = Number(value.replaceAll(/[^\d.-]/g, ''));
        const name = element.type === TYPE.plural ? plurals.select(number) : value;
        const { options } = element;
        const option = options[`=${number}`] ?? options[name] ?? options['other'];
        return option ? written(option.value, values, raw, value) : '';
      })
      .join('');

  return (english) => say(english, 0);
}

/** Looks among the messages without arguments first, then among those that open alike, most of their own letters first. */
function finderOf(patterns: readonly Pattern[]) {
  const exact = new Map<string, Pattern>();
  const groups = new Map<string, Pattern[]>();
  for (const pattern of patterns.toSorted((a, b) => b.weight - a.weight)) {
    const [first] = pattern.parts;
    if (typeof first === 'string' && pattern.parts.length === 1) {
      if (!exact.has(first)) exact.set(first, pattern);
    } else if (pattern.weight >= leastLetters) {
      const start = typeof first === 'string' && first.length >= 3 ? first.slice(0, 3) : '';
      groups.set(start, [...(groups.get(start) ?? []), pattern]);
    }
  }
  return (sentence: string): { pattern: Pattern; values: Values } | null => {
    const whole = exact.get(sentence);
    if (whole) return { pattern: whole, values: valuesIn(sentence, whole) ?? [] };
    for (const pattern of [
      ...(groups.get(sentence.slice(0, 3)) ?? []),
      ...(groups.get('') ?? []),
    ]) {
      const values = valuesIn(sentence, pattern);
      if (values) return { pattern, values };
    }
    return null;
  };
}

/** Countries by their English names, as the language names them. */
function countryNames(intl: string): Map<string, string> {
  const [english, own] = ['en', intl].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const [name, said] = [english?.of(code), own?.of(code)];
      return name && said ? [[name, said] as const] : [];
    }),
  );
}
