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
  const { days, share, intervalMinutes, atMost, daysBefore } = clause;
  if (days !== undefined) return `Protected for ${days} ${days === 1 ? 'day' : 'days'}.`;
  if (share !== undefined)
    return `${Number((share * 100).toFixed(1))} % of the registrations that a rule would approve are drawn by lot for a person to look at.`;
  if (intervalMinutes !== undefined) return releaseText(clause);
  if (atMost !== undefined)
    return atMost === 1
      ? 'A rejected registration can be corrected and handed in again once.'
      : `A rejected registration can be corrected and handed in again ${atMost} times.`;
  if (daysBefore !== undefined)
    return `Partner and channel manager are reminded ${daysBefore.join(' and ')} days before protection ends.`;
  if (clause.daysAtMost !== undefined) return extensionText(clause);
  return clause.openAtMost === undefined ? null : capacityText(clause);
}

function releaseText({ intervalMinutes = 0, tickMinutes = 1 }: Members): string {
  return `The answer is told at the next step of ${tickMinutes} ${tickMinutes === 1 ? 'minute' : 'minutes'} after ${intervalMinutes} ${intervalMinutes === 1 ? 'minute' : 'minutes'}, the same for every registration.`;
}

function extensionText({ daysAtMost = 0, extensionsAtMost = 0, evidence = false }: Members) {
  if (extensionsAtMost === 0) return 'Protection is not prolonged.';
  const prolonged = `Protection can be prolonged by up to ${daysAtMost} ${daysAtMost === 1 ? 'day' : 'days'}, at most ${extensionsAtMost} ${extensionsAtMost === 1 ? 'time' : 'times'}.`;
  return evidence ? `${prolonged} It takes evidence of what was done for the customer.` : prolonged;
}

function capacityText({ openAtMost = null, byTier = {} }: Members): string {
  return [
    openAtMost === null
      ? 'A partner may have any number of registrations open at once.'
      : `A partner may have ${openAtMost} registrations open at once.`,
    ...Object.entries(byTier).map(([tier, number]) => `In ${tier} it may have ${number}.`),
  ].join(' ');
}
