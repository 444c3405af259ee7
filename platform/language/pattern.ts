import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** A message as it is recognised in a sentence made from it: one of the shapes its choices give it. */
export type Pattern = {
  /** Literal text, and the numbers of arguments between. */
  parts: readonly (string | number)[];
  /** The variants of this shape; `by` is the argument said before a plural, which most likely tells how many. */
  choices: readonly { argument: number; variant: string; by: number | null; plural: boolean }[];
  /** Letters of its own: of two that fit, the one with more of them is meant. */
  weight: number;
  translation: readonly MessageFormatElement[];
};

const mostShapes = 32;

/** @throws SyntaxError where the message is not in ICU MessageFormat */
export function patternsOf(english: string, translation: string): Pattern[] {
  const said = elementsOf(translation);
  return shapesOf(elementsOf(english))
    .slice(0, mostShapes)
    .map(({ parts, choices }) => ({
      parts: joined(parts),
      choices,
      weight: parts.join('').replaceAll(/[^\p{L}]/gu, '').length,
      translation: said,
    }));
}

export function elementsOf(message: string): MessageFormatElement[] {
  return parse(message, { ignoreTag: true, requiresOtherClause: true });
}

type Shape = Pick<Pattern, 'choices'> & { parts: (string | number)[] };

function shapesOf(elements: readonly MessageFormatElement[]): Shape[] {
  let shapes: Shape[] = [{ parts: [], choices: [] }];
  for (const element of elements)
    shapes = shapes.flatMap((shape) => extended(shape, element)).slice(0, mostShapes);
  return shapes;
}

function extended(shape: Shape, element: MessageFormatElement): Shape[] {
  const { parts, choices } = shape;
  if (element.type === TYPE.literal) return [{ parts: [...parts, element.value], choices }];
  if (element.type === TYPE.argument)
    return [{ parts: [...parts, Number(element.value)], choices }];
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [shape];
  const argument = Number(element.value);
  const by = parts.findLast((part) => typeof part === 'number') ?? null;
  const plural = element.type === TYPE.plural;
  return Object.entries(element.options).flatMap(([variant, option]) =>
    shapesOf(option.value).map((inner) => ({
      parts: [...parts, ...inner.parts],
      choices: [...choices, { argument, variant, by, plural }, ...inner.choices],
    })),
  );
}

function joined(parts: readonly (string | number)[]): (string | number)[] {
  const found: (string | number)[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (typeof part === 'string' && typeof last === 'string') found[found.length - 1] = last + part;
    else if (part !== '') found.push(part);
  }
  return found;
}

/**
 * The arguments of a sentence made from this shape, by number. It looks for each literal from left to right and never
 * goes back, so that no text, whoever wrote it, takes longer than its length.
 * @returns null where the sentence is another
 */
export function valuesIn(
  sentence: string,
  { parts, choices }: Pattern,
): (string | undefined)[] | null {
  const values: (string | undefined)[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (!sentence.startsWith(part, at)) return null;
      at += part.length;
      continue;
    }
    const end = endOf(sentence, at, parts[index + 1], index + 2 >= parts.length);
    if (end <= at) return null;
    const value = sentence.slice(at, end);
    if (values[part] !== undefined && values[part] !== value) return null;
    values[part] = value;
    at = end;
  }
  return at === sentence.length ? withChoices(values, choices) : null;
}

/** Where an argument ends: before the literal that follows it, at the sentence's end where that is the last. */
function endOf(
  sentence: string,
  at: number,
  next: string | number | undefined,
  last: boolean,
): number {
  if (next === undefined) return sentence.length;
  if (typeof next === 'number') return sentence.indexOf(' ', at + 1);
  if (last) return sentence.endsWith(next) ? sentence.length - next.length : -1;
  return sentence.indexOf(next, at + 1);
}

function withChoices(values: (string | undefined)[], choices: Pattern['choices']) {
  for (const { argument, variant, by, plural } of choices) {
    if (values[argument] !== undefined) continue;
    if (!plural) values[argument] = variant;
    else {
      const counted = by === null ? undefined : values[by];
      values[argument] = counted && /^\d/.test(counted) ? counted : variant === 'one' ? '1' : '5';
    }
  }
  return values;
}
