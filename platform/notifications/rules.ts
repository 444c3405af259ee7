/** Why somebody is told: short codes that an address book of rules and a program can go by. */
export const reasons = [
  'assigned',
  'decided',
  'received',
  'standing',
  'team',
  'waiting',
  'overdue',
  'due',
  'answered',
  'rules',
] as const;
export type Reason = (typeof reasons)[number];

/** `at-once`: a mail now; `digest`: in the next digest; `here`: on the desk alone. */
export const hows = ['at-once', 'digest', 'here'] as const;
export type How = (typeof hows)[number];

/** Only what was given to somebody, decided about them or changes where they stand comes at once by itself. */
const usual: Record<Reason, How> = {
  assigned: 'at-once',
  decided: 'at-once',
  received: 'at-once',
  standing: 'at-once',
  team: 'at-once',
  waiting: 'digest',
  overdue: 'at-once',
  due: 'digest',
  answered: 'digest',
  rules: 'digest',
};

export type Choices = {
  readonly reasons: Readonly<Partial<Record<Reason, How>>>;
  readonly digest: 'daily' | 'weekly' | 'never';
  /** Hour of the day in the programme's zone. */
  readonly digestHour: number;
};

export const usualChoices: Choices = { reasons: {}, digest: 'daily', digestHour: 8 };

/** How somebody hears of something. Whoever takes no digest finds on the desk what would have stood in it. */
export function howToTell(reason: Reason, choices: Choices): How {
  const how = choices.reasons[reason] ?? usual[reason];
  return how === 'digest' && choices.digest === 'never' ? 'here' : how;
}

/** One step quieter; what is told on the desk alone stays there. */
export function quieter(how: How): How {
  return how === 'at-once' ? 'digest' : 'here';
}

type Clock = { readonly day: string; readonly hour: number; readonly weekday: number };

/**
 * Whether a digest is due: once a day from its hour on, or once a week from Monday's hour on. A digest that was missed
 * while the server stood still comes with the next round, and only once.
 *
 * @param now day (YYYY-MM-DD), hour and weekday (Monday 1) in the programme's zone
 * @param lastDay the day of the last digest in that zone; null when there was none
 */
export function isDigestDue(
  now: Clock,
  { digest, digestHour }: Pick<Choices, 'digest' | 'digestHour'>,
  lastDay: string | null,
): boolean {
  if (digest === 'never' || lastDay === now.day) return false;
  const reached = now.hour >= digestHour;
  if (digest === 'daily') return reached;
  const monday = dayBefore(now.day, now.weekday - 1);
  if (lastDay !== null && lastDay >= monday) return false;
  return now.weekday > 1 || reached;
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
