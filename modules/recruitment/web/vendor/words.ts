import type { Tone } from '../../../../web/ui/index.ts';
import type { ApplicationLine } from '../client.ts';

export const statusWords: Record<ApplicationLine['status'], string> = {
  'under-review': 'To decide',
  asked: 'Asked, waits',
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Taken back',
};

export const statusTones: Record<ApplicationLine['status'], Tone> = {
  'under-review': 'warn',
  asked: 'info',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'plain',
};

/** "reseller" reads "Reseller". */
export function sayRole(role: string): string {
  return role.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

/** The English name of a country; the code where there is none. */
export function sayCountry(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(code) ?? code;
}

const prospectStatuses: Record<string, string> = {
  open: 'Open',
  invited: 'Invited',
  applied: 'Applied',
  joined: 'A partner',
  refused: 'Refused',
  'do-not-contact': 'Wants no invitations',
};

/** How a prospect stands. */
export function sayStatus(status: string): string {
  return prospectStatuses[status] ?? status;
}
