import type { StepEvent, StepOwner } from '../path.ts';
import type { MeetingStatus } from '../meetings/rules.ts';
import type { AimState, Measure } from '../plans/aims.ts';

const owners: Record<StepOwner, string> = {
  'partner.admin': 'The partner’s administrator',
  'partner.seller': 'The partner’s seller',
  'partner.marketer': 'The partner’s marketer',
  'vendor.channel-manager': 'The vendor’s channel manager',
  'vendor.marketer': 'The vendor’s marketer',
  'vendor.seller': 'The vendor’s seller',
};

/** Who sees to a step. */
export function sayOwner(owner: StepOwner): string {
  return owners[owner];
}

const events: Record<StepEvent, string> = {
  'access.signed-in': 'Somebody of the partner signs in',
  'partners.profile-changed': 'The company profile is filled in',
  'partners.agreement-accepted': 'The agreement is accepted',
  'access.invited': 'A colleague is invited',
  'access.invitation-accepted': 'A colleague comes in',
  'lead-routing.offer-accepted': 'A lead is accepted',
  'onboarding.plan-agreed': 'Aims are agreed',
  'onboarding.meeting-held': 'People have met',
  'deal-registration.submitted': 'A deal is registered',
};

/** By what a step is done. */
export function sayEvent(event: StepEvent): string {
  return events[event];
}

const measures: Record<Measure, string> = {
  'registered-deals': 'Deals registered',
  'won-deals': 'Deals won',
  'accepted-leads': 'Leads accepted',
  'people-with-access': 'People with access',
};

/** By what an aim is counted. */
export function sayMeasure(measure: Measure): string {
  return measures[measure];
}

const aimStates: Record<AimState, string> = {
  open: 'Under way',
  reached: 'Reached',
  missed: 'Not reached',
};

export function sayAimState(state: AimState): string {
  return aimStates[state];
}

const meetingStatuses: Record<MeetingStatus, string> = {
  open: 'No time yet',
  proposed: 'Time proposed',
  confirmed: 'Confirmed',
  held: 'Held',
  cancelled: 'Cancelled',
};

export function sayMeetingStatus(status: MeetingStatus): string {
  return meetingStatuses[status];
}

/** `reseller`, `knowledge-contributor` → "Reseller, knowledge contributor". */
export function sayRoles(roles: readonly string[]): string {
  const said = roles.map((role) => role.replaceAll('-', ' ')).join(', ');
  return said.replace(/^./, (letter) => letter.toLocaleUpperCase());
}
