import type { Reason } from '../../platform/notifications/rules.ts';

const reasons: Record<Reason, string> = {
  assigned: 'Given to you',
  decided: 'Decided about you',
  received: 'We have what you sent',
  standing: 'Where you stand',
  team: 'Your team',
  waiting: 'Waits for a decision',
  overdue: 'Should be decided by now',
  due: 'Steps to the first deal',
  answered: 'Written to you',
  rules: 'New rules',
};

export function sayReason(reason: Reason): string {
  return reasons[reason];
}
