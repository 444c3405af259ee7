/** A stored decision as its reader is told it: full, own (a party's) or machine have this one shape, some parts left out. */
export type Telling = {
  id: string;
  kind: string;
  /** Id of the record decided about, or the record by name. */
  subject: string | { id: string; name?: string };
  outcome: string;
  policy: {
    id: string;
    name?: string;
    version: number | string;
    clause: string | { id: string; text?: string };
    publishedAt?: string | null;
  } | null;
  facts?: Record<string, unknown> | null;
  alternatives?: Alternative[] | null;
  counts?: Record<string, number> | null;
  parts?: Part[] | null;
  wouldChange?: Change[] | null;
  /** `rule`, a person, or who acted in words. */
  decidedBy: string | { kind?: string; id?: string | null; name?: string | null } | null;
  decidedAt: string;
  appealBy?: string | null;
  /** Plain sentences; the first says what was decided. */
  explanation?: string | string[] | null;
};

/** `value` of at most `weight` points, and the fact behind it. */
export type Part = { name: string; value: number; weight: number; fact?: string | null };
export type Alternative = {
  id: string;
  name?: string | null;
  outcome?: string | null;
  score?: number | null;
  lacks?: string | string[] | null;
};
export type Change = { fact: string; from?: unknown; to: unknown };

/** Who decided: a rule, a person (ink edge), or nobody yet. */
export function deciderOf({ decidedBy }: Telling): { by: 'rule' | 'person'; name?: string } {
  if (decidedBy === null) return { by: 'rule' };
  if (typeof decidedBy === 'string') {
    return ruleWords.has(decidedBy) ? { by: 'rule' } : { by: 'person', name: decidedBy };
  }
  const kind = decidedBy.kind ?? 'person';
  if (ruleWords.has(kind)) return { by: 'rule' };
  return decidedBy.name ? { by: 'person', name: decidedBy.name } : { by: 'person' };
}

const ruleWords = new Set(['rule', 'policy', 'system', 'worker', 'timer']);

export function sentencesOf({ explanation }: Telling): string[] {
  if (!explanation) return [];
  return Array.isArray(explanation) ? explanation : [explanation];
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
