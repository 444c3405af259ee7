/** Text, an argument, a choice, an element around parts, or the number of the plural around it; see compile-message.mjs. */
export type Part =
  | string
  | [number]
  | [number, 'p' | 's', Record<string, Part[]>]
  | [number, 't', Part[]]
  | ['#'];
export type Compiled = string | Part[];
/** Compiled messages by their short names. */
export type Catalogue = Record<string, Compiled>;
