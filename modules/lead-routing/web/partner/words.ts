import type { OwnLead, OwnOffer } from './own.ts';

type Described = OwnOffer['teaser'];

/** What is known of a customer's place and kind: "San Gabriel, US-CA · Retail". */
export function describe(
  lead: Pick<Described, 'city' | 'region' | 'country' | 'industry'>,
): string {
  const place = [lead.city, regionName(lead.region), lead.region ? null : countryName(lead.country)]
    .filter(Boolean)
    .join(', ');
  return [place, lead.industry].filter(Boolean).join(' · ');
}

/** "US-CA" → "California" cannot be told without a list; the part after the dash is how people write it. */
export function regionName(region: string | null): string | null {
  return region?.includes('-') ? (region.split('-')[1] ?? region) : region;
}

export function countryName(country: string | null): string | null {
  if (!country) return null;
  return (
    new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' }).of(country) ?? country
  );
}

export const statusWords: Record<OwnOffer['status'], string> = {
  open: 'Waiting for your answer',
  accepted: 'Accepted',
  declined: 'Declined',
  lapsed: 'Time to answer passed',
  withdrawn: 'Taken back',
};

export const leadWords: Record<OwnLead['status'], string> = {
  new: 'New',
  offered: 'Offered',
  accepted: 'To work on',
  inbox: 'Waiting',
  converted: 'Deal registered',
  lost: 'Lost',
  joined: 'Joined',
};
