import type { Prober } from './actors.ts';
import type { ProbeWorld } from './world.ts';

/** Whose a record is: its programme, and the organisations of partners that may know it. */
export type Owned = {
  programmeId: string;
  readers: ReadonlySet<string> | 'partners';
  version: number;
};

/** Every record's id with its owner. Ids are random, so each is a canary of its record. */
export type Owners = Map<string, Owned>;

/** Records that every partner of the programme may know. */
const openToPartners = new Set([
  'products',
  'territories',
  'price_periods',
  'programmes',
  'product_versions',
]);

/** Which partner may know which record, as the tables say it behind the policies' backs. */
const readersSql = `
  select record_id as id, organisation_id from public.visibility
  union all select decision_id, organisation_id from public.decision_parties
  union all select lead_id, organisation_id from public.lead_offers
  union all select decision_id, organisation_id from public.lead_offers
  union all select tier_decision_id, id from public.partners
  union all select id, organisation_id from auth_sessions
  union all select id, organisation_id from auth_passkeys
  union all select person_id, organisation_id from public.memberships
  union all select id, id from public.organisations`;

const authSql = `with auth_sessions as (
    select s.id, m.organisation_id from auth.sessions s
    join public.memberships m on m.programme_id = s.programme_id and m.id = s.membership_id),
  auth_passkeys as (
    select p.id, m.organisation_id from auth.passkeys p
    join public.memberships m on m.person_id = p."userId")`;

/** Reads all owners as they are now, on top of those that are known already. */
export async function readOwners(world: ProbeWorld, known: Owners = new Map()): Promise<Owners> {
  const readers = new Map<string, Set<string>>();
  const { rows } = await world.owner.query<{ id: string; organisation_id: string }>(
    `${authSql} ${readersSql}`,
  );
  for (const row of rows)
    readers.set(row.id, (readers.get(row.id) ?? new Set()).add(row.organisation_id));
  const published = await world.owner.query<{ id: string }>(
    'select policy_id as id from public.policy_publications',
  );
  const open = new Set(published.rows.map((row) => row.id));
  for (const table of await tablesWithIds(world)) {
    const owner = table.owned ? 'organisation_id' : 'null';
    const found = await world.owner.query<{ id: string; p: string; o: string | null; v: number }>(
      `select id, ${table.name === 'programmes' ? 'id' : 'programme_id'} as p, ${owner} as o,
        ${table.versioned ? 'version' : '1'} as v from public.${table.name}`,
    );
    for (const { id, p, o, v } of found.rows) {
      const own = new Set([...(readers.get(id) ?? []), ...(o === null ? [] : [o])]);
      const everyone = openToPartners.has(table.name) || open.has(id);
      known.set(id, { programmeId: p, readers: everyone ? 'partners' : own, version: v });
    }
  }
  await addPeople(world, known, readers);
  return known;
}

async function tablesWithIds(
  world: ProbeWorld,
): Promise<{ name: string; owned: boolean; versioned: boolean }[]> {
  const { rows } = await world.owner.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text) as columns
     from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
  );
  return rows
    .filter(
      ({ name, columns }) =>
        columns.includes('id') && (columns.includes('programme_id') || name === 'programmes'),
    )
    .map(({ name, columns }) => ({
      name,
      owned: columns.includes('organisation_id'),
      versioned: columns.includes('version'),
    }));
}

/** Sessions and passkeys lie beyond the programmes; their owners are found by membership. */
async function addPeople(
  world: ProbeWorld,
  known: Owners,
  readers: Map<string, Set<string>>,
): Promise<void> {
  const { rows } = await world.owner.query<{ id: string; p: string }>(
    `select s.id, s.programme_id as p from auth.sessions s
     union all select m.person_id, m.programme_id from public.memberships m
     union all select k.id, m.programme_id from auth.passkeys k join public.memberships m on m.person_id = k."userId"`,
  );
  for (const { id, p } of rows)
    known.set(id, { programmeId: p, readers: readers.get(id) ?? new Set(), version: 1 });
}

/** @returns whether this actor may know that the record is there */
export function mayKnow(prober: Prober, owned: Owned): boolean {
  if (owned.programmeId !== prober.programmeId) return false;
  if (prober.side === 'vendor') return true;
  if (prober.side === 'public') return false;
  return owned.readers === 'partners' || owned.readers.has(prober.organisationId ?? '');
}
