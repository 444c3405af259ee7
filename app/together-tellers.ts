import type { JournalEvent } from '../platform/journal/index.ts';
import { meetingTellers } from './meeting-tellers.ts';
import { administrators, managers, type Teller, type Telling } from './telling.ts';

/** What is told of what a partner and the vendor plan together. */
export const togetherTellers: Record<string, Teller> = {
  ...meetingTellers,
  'onboarding.plan-proposed': (_call, event) =>
    toOtherSide(event, 'waiting', {
      vendor: `${String(event.facts['partnerName'])} proposes aims`,
      partner: 'Aims are proposed to you',
    }),
  'onboarding.plan-agreed': (_call, event) =>
    toOtherSide(event, 'answered', {
      vendor: `${String(event.facts['partnerName'])} agreed to the aims`,
      partner: 'Your aims are agreed',
    }),
};

/** Whoever's side did it knows. */
function toOtherSide(
  { subjectId, facts }: JournalEvent,
  reason: 'waiting' | 'answered',
  title: { vendor: string; partner: string },
): Telling[] {
  if (facts['side'] === 'partner')
    return [
      {
        reason,
        title: title.vendor,
        href: `/partners/${subjectId}`,
        organisationIds: null,
        kinds: managers,
      },
    ];
  return [
    {
      reason: 'answered',
      title: title.partner,
      href: '/company/plan',
      organisationIds: [subjectId],
      kinds: administrators,
    },
  ];
}
