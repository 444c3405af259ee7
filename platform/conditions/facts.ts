import type { Field } from './catalogue.ts';

/**
 * What a condition is asked about: plain nested objects as stores and decisions hold them. Texts, ids and codes are
 * strings, numbers are numbers or decimal text, money is `{minor, currency}`, days are `YYYY-MM-DD`, moments are Dates or
 * RFC 3339 text, tags are lists of strings, a hierarchy is one list of levels or one text per level.
 * `null`, `undefined` and a missing branch are empty. Facts of another kind are a fault of the program: TypeError.
 */
export type Facts = object;

export type Read<Value> = (facts: Facts) => Value;

/** Reads the raw fact at a path; the reader allocates nothing. */
export function factAt(path: readonly string[]): Read<unknown> {
  const [first, second] = path;
  if (path.length === 1) return (facts) => branch(facts, first);
  if (path.length === 2) return (facts) => branch(branch(facts, first), second);
  return (facts) => {
    let fact: unknown = facts;
    for (let at = 0; at < path.length; at += 1) fact = branch(fact, path[at]);
    return fact;
  };
}

/** A text; '' when empty. */
export function textOf(field: Field): Read<string> {
  const read = factAt(field.paths[0]);
  return (facts) => {
    const fact = read(facts);
    if (typeof fact === 'string') return fact;
    if (fact == null) return '';
    throw misfit(field, 'text', fact);
  };
}

const noTags: readonly string[] = [];

/** A list; empty when there is none. */
export function tagsOf(field: Field): Read<readonly unknown[]> {
  const read = factAt(field.paths[0]);
  return (facts) => {
    const fact = read(facts);
    if (Array.isArray(fact)) return fact;
    if (fact == null) return noTags;
    throw misfit(field, 'a list', fact);
  };
}

/** The text of one level, '' when empty. */
export function levelOf(field: Field, level: number): Read<string> {
  const own = field.paths.length > 1;
  const read = factAt(field.paths[own ? level : 0]);
  return (facts) => {
    let fact = read(facts);
    if (!own && fact != null) {
      if (!Array.isArray(fact)) throw misfit(field, 'a list of levels', fact);
      fact = fact[level];
    }
    if (typeof fact === 'string') return fact;
    if (fact == null) return '';
    throw misfit(field, 'text', fact);
  };
}

/** Whether nothing is known. */
export function emptinessOf(field: Field): Read<boolean> {
  if (field.type === 'hierarchy') {
    const levels = (field.levels ?? []).map((_, level) => levelOf(field, level));
    return (facts) => {
      for (let at = 0; at < levels.length; at += 1) if (levels[at](facts) !== '') return false;
      return true;
    };
  }
  const read = factAt(field.paths[0]);
  return (facts) => {
    const fact = read(facts);
    return fact == null || fact === '' || (Array.isArray(fact) && fact.length === 0);
  };
}

/** The fact as it is shown and kept in a decision: a hierarchy as its list of levels. */
export function shownFact(field: Field): Read<unknown> {
  if (field.paths.length === 1) return factAt(field.paths[0]);
  const levels = field.paths.map(factAt);
  return (facts) => levels.map((read) => read(facts) ?? null);
}

export function misfit(field: Field, expected: string, fact: unknown): TypeError {
  return new TypeError(`Field ${field.name}: expected ${expected}, the fact is ${typeof fact}`);
}

function branch(fact: unknown, key: string): unknown {
  // Catalogues name the paths, never a request; a missing branch is an empty fact.
  return fact == null ? undefined : (fact as Readonly<Record<string, unknown>>)[key];
}
