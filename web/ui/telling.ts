/** A stored decision as its reader is told it: in full to the vendor, a party's own with less in it; one shape serves both. */
export type Telling = {
  id: string;
  kind: string;
  /** Id of the record that was decided on. */
  subject: string;
  outcome: string;
  policy: {
    id: string;
    name?: string;
    version: number;
    clause: { id: string; text: string } | null;
    publishedAt?: string | null;
  } | null;
  /** Full: by `values`; own: the list itself. */
  facts?: Fact[] | { values?: Fact[] } | null;
  alternatives?: Alternative[] | null;
  counts?: Record<string, number> | null;
  parts?: Part[] | null;
  wouldChange?: Change[] | null;
  decidedBy: { kind: 'rule' | 'person'; name: string };
  decidedAt: string;
  appealBy?: string | null;
  /** Plain sentences; the first says what was decided. */
  explanation?: string[] | null;
  /** A party that may appeal now. */
  mayAppeal?: boolean;
  /** The reader's own appeal. */
  appeal?: {
    statement: string;
    createdAt: string;
    outcome: string | null;
    answer: string | null;
    answeredAt: string | null;
  } | null;
};

export type Fact = { name: string; value: unknown };
/** `value` of at most `weight` points, and the fact behind it. */
export type Part = { name: string; value: number; weight: number; fact?: string | null };
export type Alternative = {
  id: string;
  name?: string | null;
  outcome?: string | null;
  score?: number | null;
  lacks?: string | string[] | null;
};
/** `text` says it as a sentence. */
export type Change = { fact: string; from: unknown; to: unknown; text?: string };

/** The facts of either telling as one list. */
export function factsOf({ facts }: Telling): Fact[] {
  if (!facts) return [];
  const all = Array.isArray(facts) ? facts : (facts.values ?? []);
  // What a replay needs (the seed, whole tables) is in the record, but nobody reads it.
  return all.filter(({ name, value }) => name !== 'seed' && isReadable(value));
}

function isReadable(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') && value.length > 0;
  return typeof value !== 'object' || value === null;
}

/** The score is the sum of its parts, so the two can't differ on a screen. */
export function scoreOf(parts: Part[]): { value: number; weight: number } {
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0),
    weight: parts.reduce((sum, part) => sum + part.weight, 0),
  };
}

/** A fact's value in words: lists joined, money and days left to the server's wording. */
export function sayFact(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.map(sayFact).join(', ');
  if (typeof value === 'number') return value.toLocaleString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** `companySize` or `lead.company_size` → "company size". */
export function sayFactName(name: string): string {
  if (name.includes(' ')) return name;
  const last = name.split('.').at(-1) ?? name;
  return last
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLocaleLowerCase();
}
