import type { Compiled, Part } from './message-types.ts';

/** How a language counts and writes numbers. */
export type Tongue = { intl: string; plurals: Intl.PluralRules; isolates: boolean };

/** @param intl a BCP 47 tag, with extensions where the digits are chosen */
export function tongueOf(intl: string): Tongue {
  return { intl, plurals: new Intl.PluralRules(intl), isolates: /^(ar|he|fa)\b/.test(intl) };
}

/** A message as text. @param values its arguments, by number; elements around parts leave the parts alone */
export function messageText(
  compiled: Compiled,
  values: readonly unknown[],
  tongue: Tongue,
  counted?: unknown,
): string {
  if (typeof compiled === 'string') return compiled;
  return compiled.map((part) => partText(part, values, tongue, counted)).join('');
}

function partText(
  part: Part,
  values: readonly unknown[],
  tongue: Tongue,
  counted: unknown,
): string {
  if (typeof part === 'string') return part;
  if (part[0] === '#') return valueText(counted, tongue);
  const value = values[part[0]];
  if (part.length === 1) return valueText(value, tongue);
  if (part[1] === 't') return messageText(part[2], values, tongue, counted);
  return messageText(variantOf(part, value, tongue), values, tongue, value);
}

/** The variant of a choice that a value asks for: by its very number, by how the language counts, or by name. */
export function variantOf(
  [, kind, variants]: [number, 'p' | 's', Record<string, Part[]>],
  value: unknown,
  { plurals }: Tongue,
): Part[] {
  const exact = kind === 'p' ? variants[`=${String(value)}`] : variants[String(value)];
  const counted = kind === 'p' ? variants[plurals.select(Number(value))] : undefined;
  return exact ?? counted ?? variants['other'] ?? [];
}

/**
 * Numbers as the language writes them, everything else as it is. Where lines run from right to left, a name in other
 * letters keeps its own direction by isolates (UAX #9), and does not turn that of the sentence.
 */
export function valueText(value: unknown, { intl, isolates }: Tongue): string {
  if (typeof value === 'number') return value.toLocaleString(intl);
  const text = String(value);
  return isolates && /[A-Za-z]/.test(text) ? `\u2068${text}\u2069` : text;
}
