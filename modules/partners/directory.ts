import { sql } from 'kysely';
import type { Tx } from '../../platform/database/index.ts';
import type { Actor } from '../../platform/access/actor.ts';

/** A partner as anybody may see it: the columns that the visitor's role can read, of those that want to be found. */
export type Listing = {
  slug: string;
  name: string;
  website: string | null;
  description: string;
  city: string | null;
  region: string | null;
  country: string;
  roles: string[];
  businessType: string | null;
  specialisations: string[];
  industries: string[];
  languages: string[];
  regionsServed: string[];
  tier: string;
  joinedOn: string | null;
};

export type DirectorySearch = {
  text: string;
  country: string;
  specialisation: string;
  tier: string;
  /** From 1. */
  page: number;
};

export const listingsPerPage = 24;

const columns = sql`o.slug, p.name, p.website, p.description, p.city, p.region, p.country, p.roles, p.business_type,
  p.specialisations, p.industries, p.languages, p.regions_served, p.tier, p.joined_on`;
const from = sql`public.partners p join public.organisations o on o.programme_id = p.programme_id and o.id = p.id`;

/** One page of the directory by name, and how many there are in all. Size and tier do not count for the order. */
export async function searchListings(
  tx: Tx,
  actor: Actor,
  search: DirectorySearch,
): Promise<{ total: number; listings: Listing[] }> {
  const { text, country, specialisation, tier } = search;
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const where = sql`${shown(actor)}
    ${text === '' ? sql`` : sql`and (p.name ilike ${like} or p.city ilike ${like} or p.region ilike ${like})`}
    ${country === '' ? sql`` : sql`and (p.country = ${country} or exists (select 1 from unnest(p.regions_served) served where left(served, 2) = ${country}))`}
    ${specialisation === '' ? sql`` : sql`and ${specialisation} = any (p.specialisations)`}
    ${tier === '' ? sql`` : sql`and p.tier = ${tier}`}`;
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from ${from} where ${where}`.execute(tx);
  const { rows } = await sql<Listing>`select ${columns} from ${from} where ${where}
    order by p.name, p.id limit ${listingsPerPage} offset ${(search.page - 1) * listingsPerPage}`.execute(
    tx,
  );
  return { total: counted.rows[0]?.total ?? 0, listings: rows };
}

/** The listing under this address word, or undefined when there is none to be seen. */
export async function findListing(
  tx: Tx,
  actor: Actor,
  slug: string,
): Promise<Listing | undefined> {
  const { rows } =
    await sql<Listing>`select ${columns} from ${from} where ${shown(actor)} and o.slug = ${slug}`.execute(
      tx,
    );
  return rows[0];
}

export type DirectoryChoices = {
  countries: { value: string; count: number }[];
  specialisations: { value: string; count: number }[];
  tiers: { value: string; count: number }[];
};

/** What the directory can be narrowed by, with how many there are of each. */
export async function directoryChoices(tx: Tx, actor: Actor): Promise<DirectoryChoices> {
  const { rows } = await sql<{ kind: string; value: string; count: number }>`
    select 'country' as kind, p.country::text as value, count(*) as count from public.partners p where ${shown(actor)} group by 2
    union all select 'tier', p.tier, count(*) from public.partners p where ${shown(actor)} group by 2
    union all select 'specialisation', s.name, count(*) from public.partners p cross join unnest(p.specialisations) as s (name)
      where ${shown(actor)} group by 2
    order by 1, 2`.execute(tx);
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ value, count }) => ({ value, count }));
  return { countries: of('country'), specialisations: of('specialisation'), tiers: of('tier') };
}

/** Said again beside the database's own policy, so that either line holds alone. */
function shown(actor: Actor) {
  return sql`p.programme_id = ${actor.programmeId} and p.listed and p.stage = 'active'`;
}
