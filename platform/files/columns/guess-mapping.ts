import { type ColumnKind, contentFit } from './content-shape.ts';
import { headerWords } from './header-words.ts';
import { plain, plainWords } from './plain-words.ts';

export type TargetField = {
  field: string;
  kind: ColumnKind;
  required?: boolean;
  /** Headers it is known by, besides its name and the usual ones. */
  headers?: readonly string[];
};

/** `confidence` is 0 to 1; `why` are sentences for the person who checks the guess. */
export type GuessedColumn = { header: string; column: number; confidence: number; why: string };

export type MappingGuess = {
  /** By field; a field that nothing fits is absent. Each column serves one field at most. */
  fields: Record<string, GuessedColumn>;
  /** Required fields without a column. */
  missing: string[];
  /** Headers that serve no field. */
  unused: string[];
};

const ENOUGH = 0.5;

/**
 * Guesses which column holds which field, from the headers (in seven languages) and from what the
 * values look like. Pure; the surest pair is settled first, so that a column that is exactly
 * "E-mail" is not lost to a field it only resembles.
 * @param sampleRows cells of some rows, in the order of the headers.
 */
export function guessMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  targetFields: readonly TargetField[],
): MappingGuess {
  const samples = headers.map((_, column) => sampleRows.map((row) => row[column] ?? ''));
  const pairs = targetFields
    .flatMap((target) =>
      headers.map((header, column) => ({
        field: target.field,
        guess: judged(target, header, column, samples[column] ?? []),
      })),
    )
    .filter(({ guess }) => guess.confidence >= ENOUGH)
    .toSorted((one, other) => other.guess.confidence - one.guess.confidence);

  const fields = new Map<string, GuessedColumn>();
  const taken = new Set<number>();
  for (const { field, guess } of pairs) {
    if (fields.has(field) || taken.has(guess.column)) continue;
    fields.set(field, guess);
    taken.add(guess.column);
  }
  return {
    fields: Object.fromEntries(fields),
    missing: targetFields
      .filter((one) => one.required && !fields.has(one.field))
      .map((one) => one.field),
    unused: headers.filter((_, column) => !taken.has(column)),
  };
}

function judged(
  target: TargetField,
  header: string,
  column: number,
  values: readonly string[],
): GuessedColumn {
  const { likeness, why } = headerLikeness(header, target);
  const fit = contentFit(target.kind, values);
  if (!fit || fit.filled === 0) {
    return { header, column, confidence: rounded(likeness * (fit ? 0.8 : 0.95)), why };
  }
  const share = fit.fitting / fit.filled;
  const content = `${fit.fitting} of ${fit.filled} values look like ${fit.plural}.`;
  if (likeness > 0) {
    // Values that speak against the header halve its weight.
    const confidence = likeness * (share < 0.5 ? 0.4 : 0.5 + share / 2);
    return { header, column, confidence: rounded(confidence), why: `${why} ${content}` };
  }
  const sure = fit.telling && share >= 0.9 && fit.filled >= 3;
  return { header, column, confidence: sure ? 0.55 : 0, why: content };
}

function headerLikeness(header: string, target: TargetField): { likeness: number; why: string } {
  const own = plain(header);
  let best = { likeness: 0, why: '' };
  const names = [target.field, ...(target.headers ?? []), ...headerWords(target.field)];
  for (const [rank, name] of names.entries()) {
    // Earlier words are the more usual ones; the difference only breaks ties.
    const likeness = own === '' ? 0 : alike(header, name) - rank / 10_000;
    if (likeness > best.likeness) {
      const how = own === plain(name) ? 'is a usual name of' : `resembles “${name}”, a name of`;
      best = { likeness, why: `The header “${header}” ${how} this field.` };
    }
  }
  return best;
}

function alike(header: string, name: string): number {
  if (plain(header) === plain(name)) return 1;
  const words = plainWords(header);
  const wanted = plainWords(name);
  if (wanted.length > 0 && wanted.every((word) => words.includes(word))) {
    return 0.55 + 0.35 * (wanted.length / words.length);
  }
  if (plain(name).length >= 5 && editDistanceIsOne(plain(header), plain(name))) return 0.7;
  return 0;
}

/** One letter more, less or other, or two neighbours swapped. */
function editDistanceIsOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.slice(at) === long.slice(at + 1)) return true;
  if (short.length !== long.length) return false;
  const swapped = `${long[at + 1] ?? ''}${long[at] ?? ''}`;
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (short.slice(at, at + 2) === swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1_000) / 1_000;
}
