import { sql } from 'kysely';
import type { ClosedDay, WorkCalendar } from '../clock/holidays.ts';
import type { Call } from '../database/index.ts';

export type Programme = {
  id: string;
  slug: string;
  name: string;
  vendorName: string;
  vendorDomain: string | null;
  timeZone: string;
  currency: string;
  description: string;
  sample: boolean;
  version: number;
  settings: Record<string, unknown>;
};

/** The programme in which the call runs; every role may read its own. */
export async function programmeOf({ tx, actor }: Call): Promise<Programme> {
  const { rows } =
    await sql<Programme>`select id, slug, name, vendor_name, vendor_domain, time_zone, currency, description, sample, settings, version
    from public.programmes where id = ${actor.programmeId}`.execute(tx);
  if (!rows[0]) throw new Error(`There is no programme ${actor.programmeId}.`);
  return rows[0];
}

/** On which days the programme is closed, as its settings say. */
export function workCalendarOf({ settings }: Pick<Programme, 'settings'>): WorkCalendar {
  const { country, region, closedDays } = settings;
  return {
    country: typeof country === 'string' ? country : null,
    region: typeof region === 'string' ? region : null,
    closedDays: Array.isArray(closedDays) ? (closedDays as ClosedDay[]) : [], // written by PATCH /programme-settings alone
  };
}
