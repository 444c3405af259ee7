import { toSentence } from '../../../platform/conditions/index.ts';
import type { Condition } from '../../../platform/conditions/index.ts';
import { registrationCatalogue } from './registration-fields.ts';

type AnyClause = Members & {
  readonly clause: string;
  readonly text?: string;
  readonly condition?: Condition;
};

/** The text of a clause that can be quoted: the written one, or what its condition and its numbers say. */
export function clauseText(clause: AnyClause): string {
  if (clause.text !== undefined) return clause.text;
  const then = ruleText(clause);
  if (clause.condition === undefined) return then ?? `Clause ${clause.clause} of the policy.`;
  const condition = `${toSentence(clause.condition, registrationCatalogue)}.`;
  return then === null ? condition : `${condition} ${then}`;
}

type Members = Partial<{
  days: number;
  daysAtMost: number;
  extensionsAtMost: number;
  evidence: boolean;
  openAtMost: number | null;
  byTier: Readonly<Record<string, number>>;
  intervalMinutes: number;
  tickMinutes: number;
  share: number;
  atMost: number;
  daysBefore: readonly number[];
}>;

/** A clause is known by its members: no two sorts of clause share one. */
function ruleText(clause: Members): string | null {
  const { days, share, intervalMinutes, tickMinutes, atMost, daysBefore } = clause;
  if (days !== undefined) return `Protected for ${counted(days, 'day')}.`;
  if (share !== undefined)
    return `${Number((share * 100).toFixed(1))} % of the registrations that a rule would approve are drawn by lot for a person to look at.`;
  if (intervalMinutes !== undefined)
    return `The answer is told at the next step of ${counted(tickMinutes ?? 1, 'minute')} after ${counted(intervalMinutes, 'minute')} have passed, the same for every registration.`;
  if (atMost !== undefined)
    return `A rejected registration can be corrected and handed in again ${times(atMost)}.`;
  if (daysBefore !== undefined)
    return `Partner and channel manager are reminded ${daysBefore.join(' and ')} days before protection ends.`;
  if (clause.daysAtMost !== undefined) return extensionText(clause);
  return clause.openAtMost === undefined ? null : capacityText(clause);
}

function extensionText({ daysAtMost = 0, extensionsAtMost = 0, evidence = false }: Members) {
  if (extensionsAtMost === 0) return 'Protection is not prolonged.';
  const needs = evidence ? ', with evidence of what was done for the customer' : '';
  return `Protection can be prolonged ${times(extensionsAtMost)} by up to ${counted(daysAtMost, 'day')}${needs}.`;
}

function capacityText({ openAtMost = null, byTier = {} }: Members): string {
  const tiers = Object.entries(byTier).map(([tier, number]) => `, in ${tier} ${number}`);
  const most = openAtMost === null ? 'any number of' : openAtMost;
  return `A partner may have ${most} registrations open at once${tiers.join('')}.`;
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number} times`;
}
