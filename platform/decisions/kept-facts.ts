import type { Decision, Json } from './decision.ts';

/**
 * A fact that a decision was made on, as it was kept, for a replay.
 *
 * @throws Error when the decision keeps none of that name
 */
export function keptValue({ id, facts }: Decision, name: string): Json {
  const kept = facts.values?.find((fact) => fact.name === name);
  if (!kept) throw new Error(`${id} keeps no ${name}.`);
  return kept.value;
}

/** The same, where the fact is a text, such as the seed of a draw. @throws Error when it is none */
export function keptText(decision: Decision, name: string): string {
  const value = keptValue(decision, name);
  if (typeof value !== 'string') throw new Error(`${decision.id} keeps no text as ${name}.`);
  return value;
}
