import { sql } from 'kysely';
import { newId, type Call } from '../../../platform/database/index.ts';
import type { RecordTable } from '../../../platform/imports/index.ts';
import type { Standing } from './diff-states.ts';

/** A partner's standing in one of the programmes of a landscape, as it is stored. */
export type StoredPartnership = {
  id: string;
  organisationId: string;
  partnership: string;
  tier: string;
  /** The Crunchbase slug; or, with a slash in front, name and home page. */
  sourceKey: string;
  sourceName: string;
  homepage: string | null;
  joinedOn: string | null;
  leftOn: string | null;
};

export const partnershipTable: RecordTable = {
  table: 'partnerships',
  columns: {
    tier: 'text',
    sourceName: 'text',
    homepage: 'text',
    joinedOn: 'date',
    leftOn: 'date',
  },
  versioned: true,
  touched: false,
};

/** What of a stored partnership the comparison of states looks at. */
export function standingOf(row: StoredPartnership): Standing & { stored: StoredPartnership } {
  const byName = row.sourceKey.startsWith('/');
  return {
    key: `${row.partnership}/${row.sourceKey}`,
    keyedBy: byName ? 'name' : 'slug',
    programme: row.partnership,
    slug: byName ? null : row.sourceKey,
    tier: row.tier,
    name: row.sourceName,
    stored: row,
  };
}

export async function allPartnerships({ tx, actor }: Call): Promise<StoredPartnership[]> {
  const { rows } =
    await sql<StoredPartnership>`select id, organisation_id, partnership, tier, source_key, source_name, homepage, joined_on, left_on
    from public.partnerships where programme_id = ${actor.programmeId} order by id`.execute(tx);
  return rows;
}

export type KnownPartner = {
  id: string;
  name: string;
  website: string | null;
  stage: string;
  joinedOn: string | null;
  leftOn: string | null;
};

/** Partners with one of these ids or names (in lower case). */
export async function partnersKnown(
  { tx, actor }: Call,
  ids: readonly string[],
  names: readonly string[],
): Promise<KnownPartner[]> {
  const { rows } =
    await sql<KnownPartner>`select id, name, website, stage, joined_on, left_on from public.partners
    where programme_id = ${actor.programmeId} and (id = any(${[...ids]}) or lower(name) = any(${[...names]})) order by id`.execute(
      tx,
    );
  return rows;
}

/** The day at which each partnership stands. */
export async function latestDays({ tx, actor }: Call): Promise<Map<string, string>> {
  const { rows } = await sql<{
    partnership: string;
    day: string;
  }>`select partnership, max(described_on) as day from public.landscape_states where programme_id = ${actor.programmeId} group by 1`.execute(
    tx,
  );
  return new Map(rows.map(({ partnership, day }) => [partnership, day]));
}

/** @returns the ids of the states that were not known yet */
export async function keepStates(
  { tx, actor, now }: Call,
  states: readonly { partnership: string; on: string }[],
): Promise<string[]> {
  const rows = states.map((state) => ({ ...state, id: newId('state') }));
  const { rows: kept } = await sql<{
    id: string;
  }>`insert into public.landscape_states (programme_id, id, partnership, described_on, created_at)
    select ${actor.programmeId}, r.id, r.partnership, r."on", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, partnership text, "on" date)
    on conflict (programme_id, partnership, described_on) do nothing returning id`.execute(tx);
  return kept.map(({ id }) => id);
}

export async function insertPartnerships(
  { tx, actor, now }: Call,
  rows: readonly StoredPartnership[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 2_000)
    await sql`insert into public.partnerships (programme_id, id, organisation_id, partnership, tier, source_key, source_name, homepage, joined_on, left_on, created_at)
      select ${actor.programmeId}, r.id, r."organisationId", r.partnership, r.tier, r."sourceKey", r."sourceName", r.homepage, r."joinedOn", r."leftOn", ${now}
      from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + 2_000))}::jsonb)
        as r (id text, "organisationId" text, partnership text, tier text, "sourceKey" text, "sourceName" text, homepage text, "joinedOn" date, "leftOn" date)`.execute(
      tx,
    );
}
