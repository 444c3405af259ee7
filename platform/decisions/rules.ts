/**
 * A party learns why, and nothing that belongs to another party: no name, id, amount or time.
 * What is told is listed here; whatever is not marked as the party's own, or as known to all
 * parties, stays with the vendor. Free texts that name somebody else are left out as well.
 */
import type { Alternative, Choice, Decision, Json, OwnTelling } from './decision.ts';

export const alternativesInFull = 20;

/** @returns the telling for one party of a decision. */
export function ownTelling(
  decision: Decision,
  organisationId: string,
  policyBinds: boolean,
): OwnTelling {
  const names = namesOfOthers(decision, organisationId);
  const open = (text: string) => !namesAny(text, names);
  const outcomeAlone = decision.explanation.outcomeAlone === true;
  const told = <T extends { of?: string }>(items: readonly T[]) =>
    outcomeAlone ? [] : items.filter((item) => item.of === organisationId || item.of === 'parties');
  const { policy } = decision;
  const said = policyBinds && !outcomeAlone ? policy?.clause : null;
  const clause = said && open(`${said.id} ${said.text}`) ? { id: said.id, text: said.text } : null;
  const outcome = open(decision.outcome) ? decision.outcome : 'decided';
  const sentences = decision.explanation.own?.[organisationId]?.filter(open) ?? [];
  return {
    id: decision.id,
    kind: decision.kind,
    subject: decision.subjectId,
    outcome,
    policy: policy && { id: policy.id, version: policy.version, clause },
    facts: told(decision.facts.values ?? [])
      .filter(({ name, value }) => open(name) && open(textOf(value)))
      .map(({ name, value }) => ({ name, value })),
    parts: told(decision.parts)
      .filter(({ name }) => open(name))
      .map(({ name, value, weight }) => ({ name, value, weight })),
    counts: Object.fromEntries(
      Object.entries(decision.counts).filter(
        ([name]) => !outcomeAlone && /^[a-z][a-zA-Z]{0,39}$/.test(name) && open(name),
      ),
    ),
    wouldChange: told(decision.wouldChange)
      .filter((change) =>
        open([change.fact, textOf(change.from), textOf(change.to), change.text].join('\n')),
      )
      .map(({ fact, from, to, text }) => ({ fact, from, to, text })),
    decidedBy: deciderFor(decision, organisationId, open),
    decidedAt: decision.decidedAt,
    appealBy: decision.appealBy,
    explanation: sentences.length > 0 ? sentences : [plainSentence(outcome, clause?.text)],
  };
}

/** The vendor's people answer by name; another partner's people are nobody here. */
function deciderFor(
  { decidedBy }: Decision,
  organisationId: string,
  open: (text: string) => boolean,
): OwnTelling['decidedBy'] {
  const foreign =
    decidedBy.organisationId !== undefined && decidedBy.organisationId !== organisationId;
  const name = foreign || !open(decidedBy.name) ? 'Another party' : decidedBy.name;
  return { kind: decidedBy.kind, name };
}

/** What is said where a module gave no sentence of its own. */
export function plainSentence(outcome: string, clause: string | undefined): string {
  const words = outcome.replaceAll('-', ' ');
  return clause
    ? `The outcome is “${words}”, by this rule: ${clause}`
    : `The outcome is “${words}”.`;
}

/** Every id and name in the decision that stands for somebody or something other than this party. */
function namesOfOthers(decision: Decision, organisationId: string): string[] {
  const { decidedBy } = decision;
  const marked = [...(decision.facts.values ?? []), ...decision.parts, ...decision.wouldChange];
  const ids = [
    decision.chosenId,
    decision.rule?.chosenId,
    decidedBy.organisationId,
    ...decision.parties,
    ...Object.keys(decision.explanation.own ?? {}),
    ...marked.map((item) => item.of),
  ].filter(
    (id): id is string => typeof id === 'string' && id !== organisationId && id !== 'parties',
  );
  const foreignDecider =
    decidedBy.organisationId !== undefined && decidedBy.organisationId !== organisationId;
  const others = decision.alternatives.filter(({ id }) => id !== organisationId);
  return [
    ...ids,
    ...(decidedBy.personId ? [decidedBy.personId] : []),
    ...(foreignDecider ? [decidedBy.name] : []),
    ...others.flatMap(({ id, name }) => [id, name]),
  ]
    .map(folded)
    .filter((name) => name.length > 0);
}

function namesAny(text: string, names: readonly string[]): boolean {
  const padded = ` ${folded(text)} `;
  return names.some((name) => padded.includes(` ${name} `));
}

/** Letters and digits of a text in one form, so that case and punctuation hide no name. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The first 20 in full, and how many more there were. */
export function shortened(
  alternatives: readonly Alternative[],
  counts: Record<string, number>,
): { alternatives: Alternative[]; counts: Record<string, number> } {
  const further = alternatives.length - alternativesInFull;
  return {
    alternatives: alternatives.slice(0, alternativesInFull),
    counts: further > 0 ? { ...counts, furtherAlternatives: further } : counts,
  };
}

export function appealDeadline(decidedAt: Date, days: number | undefined): Date | null {
  return days === undefined ? null : new Date(decidedAt.getTime() + days * 86_400_000);
}

/** A party may appeal once, while there is time. */
export function mayAppeal(
  told: { appealBy: string | null; appeal: object | null },
  now: Date,
): boolean {
  return told.appeal === null && told.appealBy !== null && now <= new Date(told.appealBy);
}

/** Two answers of a rule are the same when outcome and choice are. */
export function sameChoice(a: Choice, b: Choice): boolean {
  return a.outcome === b.outcome && (a.chosenId ?? null) === (b.chosenId ?? null);
}
