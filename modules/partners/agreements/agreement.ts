/**
 * An agreement between vendor and partner, as a versioned policy: what it says in short, its clauses in full, and for
 * single countries the clauses that are worded otherwise, added or left out. A partner accepts the text of its own
 * country, word for word; a new version asks again, and until the days of grace are over the old one holds.
 */
export type AgreementClause = {
  readonly clause: string;
  readonly heading: string;
  readonly text: string;
};

export type CountryVariant = {
  /** Countries (ISO 3166) whose partners accept this variant. */
  readonly countries: readonly string[];
  /** Clauses that take the place of those with the same id, or come after all others. */
  readonly clauses: readonly AgreementClause[];
  /** Ids of clauses that do not apply there. */
  readonly without: readonly string[];
};

export type Agreement = {
  readonly kind: 'partners.agreement';
  readonly name: string;
  /** The one page that everybody reads. */
  readonly summary: readonly string[];
  readonly clauses: readonly AgreementClause[];
  readonly variants: readonly CountryVariant[];
  /** Days in which a new version is to be accepted. */
  readonly graceDays: number;
  /** What only a partner does that has accepted; nothing where it is missing. */
  readonly requiredFor?: readonly AgreementGate[];
};

export const agreementGates = ['apply', 'register-deals', 'accept-leads'] as const;
export type AgreementGate = (typeof agreementGates)[number];

/** The text that binds a partner of this country. */
export function textFor(agreement: Agreement, country: string): AgreementClause[] {
  const variant = agreement.variants.find(({ countries }) => countries.includes(country));
  if (!variant) return [...agreement.clauses];
  const worded = new Map(variant.clauses.map((clause) => [clause.clause, clause]));
  const kept = agreement.clauses.filter(({ clause }) => !variant.without.includes(clause));
  const base = kept.map((clause) => worded.get(clause.clause) ?? clause);
  const known = new Set(agreement.clauses.map(({ clause }) => clause));
  return [...base, ...variant.clauses.filter(({ clause }) => !known.has(clause))];
}

/** The text as it is accepted, hashed and printed: nothing else belongs to it. */
export function plainText(name: string, clauses: readonly AgreementClause[]): string {
  return [
    name,
    ...clauses.map(({ clause, heading, text }) => `${clause} ${heading}\n${text}`),
  ].join('\n\n');
}

export type ClauseChange =
  | { readonly kind: 'added'; readonly clause: AgreementClause }
  | { readonly kind: 'removed'; readonly clause: AgreementClause }
  | {
      readonly kind: 'changed';
      readonly clause: AgreementClause;
      /** The text word by word: kept, taken out, put in. */
      readonly words: readonly WordRun[];
    };

export type WordRun = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** What changed between two texts, clause by clause and within them word by word; never typed by hand. */
export function changesBetween(
  before: readonly AgreementClause[],
  after: readonly AgreementClause[],
): ClauseChange[] {
  const old = new Map(before.map((clause) => [clause.clause, clause]));
  const now = new Set(after.map(({ clause }) => clause));
  const changes = after.flatMap((clause): ClauseChange[] => {
    const was = old.get(clause.clause);
    if (!was) return [{ kind: 'added', clause }];
    const [from, to] = [sayClause(was), sayClause(clause)];
    return from === to ? [] : [{ kind: 'changed', clause, words: wordsBetween(from, to) }];
  });
  const removed = before.filter(({ clause }) => !now.has(clause));
  return [...changes, ...removed.map((clause): ClauseChange => ({ kind: 'removed', clause }))];
}

const sayClause = ({ heading, text }: AgreementClause) => `${heading}. ${text}`;

/**
 * The shortest way from one text to the other in words, by their longest common subsequence (Wagner and Fischer 1974).
 * Clauses have some hundred words, for which the full table is small.
 */
export function wordsBetween(before: string, after: string): WordRun[] {
  const [from, to] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  const width = to.length + 1;
  const common = new Uint16Array((from.length + 1) * width);
  for (let row = from.length - 1; row >= 0; row -= 1)
    for (let column = to.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        from[row] === to[column]
          ? common[(row + 1) * width + column + 1] + 1
          : Math.max(common[(row + 1) * width + column], common[row * width + column + 1]);
  const runs: { kind: WordRun['kind']; text: string }[] = [];
  const say = (kind: WordRun['kind'], word: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += word;
    else runs.push({ kind, text: word });
  };
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    if (row < from.length && column < to.length && from[row] === to[column]) {
      say('same', from[row]);
      row += 1;
      column += 1;
    } else if (
      row < from.length &&
      (column >= to.length ||
        common[(row + 1) * width + column] >= common[row * width + column + 1])
    ) {
      say('removed', from[row]);
      row += 1;
    } else {
      say('added', to[column]);
      column += 1;
    }
  }
  return runs;
}

/** How a partner stands to the agreement in force. */
export type AgreementState = 'accepted' | 'to-accept' | 'overdue' | 'none';

export function stateOf(
  inForce: { version: number; effectiveAt: string; graceDays: number } | undefined,
  acceptedVersion: number | null,
  now: Date,
): { state: AgreementState; acceptBy: string | null } {
  if (!inForce) return { state: 'none', acceptBy: null };
  if (acceptedVersion !== null && acceptedVersion >= inForce.version)
    return { state: 'accepted', acceptBy: null };
  const acceptBy = new Date(Date.parse(inForce.effectiveAt) + inForce.graceDays * 86_400_000);
  return { state: acceptBy < now ? 'overdue' : 'to-accept', acceptBy: acceptBy.toISOString() };
}

/**
 * Whether a partner may pass the gate. The version that it accepted holds until the days of grace of a newer one are
 * over; whoever has accepted none does not pass.
 */
export function passes(
  gate: AgreementGate,
  { requiredFor = [] }: Pick<Agreement, 'requiredFor'>,
  { state, acceptedVersion }: { state: AgreementState; acceptedVersion: number | null },
): boolean {
  return !requiredFor.includes(gate) || (acceptedVersion !== null && state !== 'overdue');
}

const gateSentences: Record<AgreementGate, string> = {
  apply: 'Only firms that accept this agreement apply.',
  'register-deals': 'Only partners that have accepted this agreement register deals.',
  'accept-leads': 'Only partners that have accepted this agreement accept leads.',
};

/** The gates as clauses of the policy. */
export function sayGates({
  requiredFor = [],
}: Pick<Agreement, 'requiredFor'>): { id: string; text: string }[] {
  return agreementGates
    .filter((gate) => requiredFor.includes(gate))
    .map((gate, at) => ({ id: `G${at + 1}`, text: gateSentences[gate] }));
}
