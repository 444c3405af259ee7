import { Deadline, duration, State } from '../../../../web/ui/index.ts';
import type { Lead } from '../client.ts';
import { statuses } from './words.ts';

/** What a lead waits for: the clock of its offer, how fast it was taken, or that a person is needed. */
export function LeadState({ lead }: { lead: Lead }) {
  const { offer } = lead;
  if (lead.status === 'offered' && offer?.status === 'open')
    return <Deadline at={offer.answerBy} over="Time passed" />;
  if (offer?.status === 'accepted' && offer.answeredAt) {
    const took = Date.parse(offer.answeredAt) - Date.parse(offer.offeredAt);
    return <State tone="good">Accepted in {duration(took)}</State>;
  }
  const { word, tone } = statuses[lead.status] ?? { word: lead.status, tone: 'plain' as const };
  return <State tone={tone}>{word}</State>;
}
