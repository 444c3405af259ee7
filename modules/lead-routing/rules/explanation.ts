import type { FactChange } from '../algorithms/fit/kind.ts';
import { textsOf } from './facts.ts';
import type { FactValue } from './facts.ts';
import type {
  OwnTelling,
  RoutingOutcome,
  RuleOutcome,
  RunnerUp,
  ScorePart,
  Unroutable,
} from './outcome.ts';
import type { ChangeOf } from './would-change.ts';

/** Points as they are shown: at most two decimals, none that say nothing. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The vendor's explanation. `nameOf` gives the name of a partner by id. */
export function fullExplanation(
  outcome: Omit<RoutingOutcome, 'explanation'>,
  nameOf: (partnerId: string) => string,
): string[] {
  const { counts, partnerId, score, runnersUp, tied } = outcome;
  if (partnerId === null || score === null)
    return [...unroutableSentences(outcome.unroutable), ...ruleSentences(outcome.rules)];
  const sentences = [
    `${nameOf(partnerId)} fits best of ${counted(counts.eligible, 'eligible partner')}: ${points(score)} of 100 points.`,
    partSentence(outcome.parts),
  ];
  if (tied > 1)
    sentences.push(
      `${counted(tied, 'partner')} had as many points; the stored seed drew among them (${outcome.clause}).`,
    );
  if (runnersUp.length > 0) sentences.push(runnerUpSentence(runnersUp[0], nameOf));
  sentences.push(...ruleSentences(outcome.rules));
  if (counts.full > 0)
    sentences.push(
      `${counted(counts.full, 'partner')} would have been eligible but ${counts.full === 1 ? 'has' : 'have'} no room.`,
    );
  sentences.push(...outcome.wouldChange.map(({ text }) => text));
  return sentences;
}

/** The partner's own explanation: no other party's name or facts. `drawn`: it had as many points as the chosen one. */
export function ownExplanation(
  telling: Omit<OwnTelling, 'explanation'>,
  { lacks, drawn, routed }: { lacks: string | null; drawn: boolean; routed: boolean },
): string[] {
  const { counts, standing, score } = telling;
  const eligible = counted(counts.eligible, 'eligible partner');
  const sum = `${points(score)} of 100 points`;
  const why = drawn
    ? `between equals the stored seed drew another (${telling.clause})`
    : 'another fitted better';
  const sentences: string[] = [];
  if (standing === 'chosen') sentences.push(`You fit best of ${eligible}: ${sum}.`);
  if (standing === 'eligible') sentences.push(`You were one of ${eligible}, with ${sum}; ${why}.`);
  if (standing === 'full')
    sentences.push(
      `You had no room for this lead: ${fullFact(telling.parts)}. It would have been ${sum}.`,
    );
  if (standing === 'excluded')
    sentences.push(
      `This lead was not open to you (${telling.clause}): ${lacks ?? 'a rule of the programme did not hold'}.`,
    );
  if (standing !== 'excluded') sentences.push(partSentence(telling.parts));
  if (standing === 'chosen') return sentences;
  sentences.push(
    ...telling.wouldChange.map(
      (change) => `It would have come to you with ${changed(change, 'your')}.`,
    ),
  );
  if (telling.wouldChange.length === 0 && routed)
    sentences.push('No single fact alone would have brought it to you.');
  return sentences;
}

/** What a partner lacked against the chosen one: the parts in which it has fewer points, the largest gap first. */
export function lacksAgainst(chosen: readonly ScorePart[], other: readonly ScorePart[]): string[] {
  return other
    .map((part, at) => ({ part, gap: chosen[at].value - part.value }))
    .filter(({ gap }) => gap > 0)
    .sort((left, right) => right.gap - left.gap)
    .map(({ part, gap }) => `${part.name}: ${points(gap)} points fewer, ${part.fact}`);
}

/** What would have brought the lead to the reader. */
export function ownChange(change: FactChange): string {
  return `It would have come to you with ${changed(change, 'your')}.`;
}

/** A change in words: `the tier "Gold" instead of "Silver"`. */
export function changed({ fact, from, to }: FactChange, whose: string): string {
  if (typeof to === 'object' && to !== null) {
    const before = textsOf(from ?? undefined);
    const more = textsOf(to).filter((text) => !before.includes(text));
    return `${more.join(', ')} among ${whose} ${words(fact)}`;
  }
  const was = from === null ? 'none' : shown(from);
  return `${whose} ${words(fact)} at ${shown(to)} instead of ${was}`;
}

/** What would have brought the lead to the partner called `second`. */
export function vendorChange(
  change: ChangeOf,
  second: string,
  nameOf: (id: string) => string,
): string {
  return `${second} would have come first with ${changed(change, `${nameOf(change.partnerId)}'s`)}.`;
}

function partSentence(parts: readonly ScorePart[]): string {
  const list = parts
    .toSorted((left, right) => right.value - left.value)
    .map(
      ({ name, value, weight, fact }) => `${name} ${points(value)} of ${points(weight)} (${fact})`,
    );
  return `${capital(list.join('; '))}.`;
}

function runnerUpSentence(
  { partnerId, score, lacks }: RunnerUp,
  nameOf: (id: string) => string,
): string {
  const why = lacks.length === 0 ? 'it lost the draw' : lacks.slice(0, 3).join('; ');
  return `Next came ${nameOf(partnerId)} with ${points(score)}: ${why}.`;
}

function ruleSentences(rules: readonly RuleOutcome[]): string[] {
  return rules
    .filter(({ excluded, skipped }) => skipped || excluded > 0)
    .map(({ clause, text, excluded, skipped }) =>
      skipped
        ? `${clause} was skipped, since it would have left nobody with room: ${text}`
        : `${clause} left out ${counted(excluded, 'partner')}: ${text}`,
    );
}

function unroutableSentences(unroutable: Unroutable | null): string[] {
  return unroutable ? [`The lead goes to the inbox. ${unroutable.text}`] : [];
}

function fullFact(parts: readonly ScorePart[]): string {
  return parts.find(({ fact }) => fact.endsWith('open leads'))?.fact ?? 'all your places are taken';
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** 'responseHours' as 'response hours'. */
function words(fact: string): string {
  return fact.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shown(value: FactValue): string {
  return textsOf(value).join(', ') || 'none';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
