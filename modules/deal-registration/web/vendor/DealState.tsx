import type { ReactNode } from 'react';
import { Asked, Deadline, State } from '../../../../web/ui/index.ts';
import type { Deal } from '../client.ts';
import { statuses } from './words.ts';

/** The state of a registration: what is decided, and the clock that runs. With `asked` the word opens the decision. */
export function DealState({ deal, asked = false }: { deal: Deal; asked?: boolean }) {
  const say = (word: string): ReactNode =>
    asked && deal.decisionId ? (
      <Asked decision={deal.decisionId} name={`State of ${deal.customerName}: ${word}`}>
        {word}
      </Asked>
    ) : (
      word
    );
  if (deal.status === 'closed' && deal.closedAs)
    return deal.closedAs === 'won' ? (
      <State tone="good">{say('Won')}</State>
    ) : (
      <State tone="bad">{say('Lost')}</State>
    );
  if (deal.status === 'approved' && deal.protection) {
    const left = deal.protection.daysLeft;
    return (
      <State tone={left <= 14 ? 'warn' : 'info'} icon="lock">
        {say(left === 1 ? 'Protected, 1 day left' : `Protected, ${left} days left`)}
      </State>
    );
  }
  if (deal.status === 'submitted') return <Deadline at={deal.decisionBy}>Told</Deadline>;
  const { word, tone } = statuses[deal.status] ?? { word: deal.status, tone: 'plain' as const };
  return <State tone={tone}>{say(word)}</State>;
}
