import { State, type Tone } from '../../../../web/ui/index.ts';
import type { AllianceReferral } from '../client.ts';

const states: Record<AllianceReferral['status'], { label: string; tone: Tone }> = {
  offered: { label: 'Waits for an answer', tone: 'warn' },
  accepted: { label: 'Accepted', tone: 'info' },
  declined: { label: 'Declined', tone: 'bad' },
  won: { label: 'Won', tone: 'good' },
  lost: { label: 'Lost', tone: 'bad' },
};

export function ReferralState({ status }: { status: AllianceReferral['status'] }) {
  const { label, tone } = states[status];
  return <State tone={tone}>{label}</State>;
}
