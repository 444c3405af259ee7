import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

/** Facts of a record at one version. */
export type RecordVersion = { recordId: string; kind: string; version: number; facts: object };
export type Member = { id: string; version: number };
export type MemberFacts = Member & { facts: Record<string, unknown> };

/**
 * Keeps what a record was at a version, so that decisions can refer to it for ever.
 *
 * @param record kind is the record type's word, such as `partner`; facts is what policies may
 *   look at. Saying the same version with the same facts again changes nothing.
 * @throws when this version was kept before with other facts: a record that changes counts on
 */
export async function recordVersion(call: Call, record: RecordVersion): Promise<void> {
  await recordVersions(call, record.kind, [record]);
}

/** As recordVersion, for many records of one kind in one statement. */
export async function recordVersions(
  { tx, actor, now }: Call,
  kind: string,
  records: Omit<RecordVersion, 'kind'>[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = JSON.stringify(
    records.map(({ recordId, version, facts }) => ({ id: recordId, version, facts })),
  );
  const source = sql`jsonb_to_recordset(${rows}::jsonb) as r (id text, version integer, facts jsonb)`;
  const inserted = await sql`
    insert into public.record_versions (programme_id, record_id, version, kind, facts, created_at)
    select ${actor.programmeId}, r.id, r.version, ${kind}, r.facts, ${now} from ${source}
    on conflict do nothing`.execute(tx);
  if (Number(inserted.numAffectedRows ?? 0) === records.length || actor.side === 'partner') return;
  const { rows: different } = await sql<{ recordId: string; version: number }>`
    select v.record_id, v.version from ${source}
    join public.record_versions v on v.programme_id = ${actor.programmeId} and v.record_id = r.id and v.version = r.version
    where v.facts <> r.facts or v.kind <> ${kind} limit 1`.execute(tx);
  const first = different[0];
  if (first)
    throw new Error(`Version ${first.version} of ${first.recordId} was kept with other facts.`);
}

/** @returns every record of a kind at its latest version, in the order of ids. */
export async function latestVersions({ tx, actor }: Call, kind: string): Promise<MemberFacts[]> {
  const { rows } = await sql<MemberFacts>`
    select distinct on (record_id) record_id as id, version, facts from public.record_versions
    where programme_id = ${actor.programmeId} and kind = ${kind}
    order by record_id, version desc`.execute(tx);
  return rows;
}

/**
 * @returns the facts that the references stand for, in their order
 * @throws when one was never kept
 */
export async function versionsOf({ tx, actor }: Call, refs: Member[]): Promise<MemberFacts[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<MemberFacts>`
    select v.record_id as id, v.version, v.facts
    from jsonb_array_elements(${JSON.stringify(refs)}::jsonb) with ordinality as r (ref, place)
    join public.record_versions v on v.programme_id = ${actor.programmeId} and v.record_id = r.ref ->> 'id'
      and v.version = (r.ref ->> 'version')::integer
    order by r.place`.execute(tx);
  if (rows.length !== refs.length)
    throw new Error(`${refs.length - rows.length} of ${refs.length} record versions are not kept.`);
  return rows;
}

/**
 * Names the present state of a kind: equal stamps mean equal versions, so what was loaded under
 * one may be used again. Writers do not wait for each other: instead of a counter it names the
 * newest finished transaction before the oldest running one (all of those have settled), and
 * everything seen beyond it.
 */
export async function stampOf({ tx, actor }: Call, kind: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as oldest)
    select concat(
      (select max(v.written_in) from public.record_versions v
        where v.programme_id = ${actor.programmeId} and v.kind = ${kind} and v.written_in < (select oldest from horizon)),
      '/',
      (select md5(string_agg(v.record_id || '@' || v.version, ',' order by v.record_id, v.version)) from public.record_versions v
        where v.programme_id = ${actor.programmeId} and v.kind = ${kind} and v.written_in >= (select oldest from horizon))
    ) as stamp`.execute(tx);
  return rows[0]?.stamp ?? '';
}

/**
 * Keeps a list of candidates once per distinct list, so that each of many decisions over the
 * same candidates refers to it.
 *
 * @returns the hash that names it (SHA-256 of kind and members in the order of ids)
 */
export async function keepPopulation(
  { tx, actor, now }: Call,
  kind: string,
  members: readonly Member[],
): Promise<string> {
  const sorted = members
    .map(({ id, version }): [string, number] => [id, version])
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const text = JSON.stringify(sorted);
  const hash = createHash('sha256').update(`${kind}\n${text}`).digest('hex');
  // Asked first: the list is long, and nearly always there.
  const known = await sql`select 1 from public.populations
    where programme_id = ${actor.programmeId} and hash = ${hash}`.execute(tx);
  if (known.rows.length === 0)
    await sql`insert into public.populations (programme_id, hash, kind, members, created_at)
      values (${actor.programmeId}, ${hash}, ${kind}, ${text}::jsonb, ${now})
      on conflict (programme_id, hash) do nothing`.execute(tx);
  return hash;
}

/** A population with its members' facts never changes, so the last few stay in memory. */
const loaded = new Map<string, MemberFacts[]>();
const loadedAtMost = 8;

/**
 * @returns the members of a kept population with their facts, in the order of ids
 * @throws when there is no such population
 */
export async function populationOf({ tx, actor }: Call, hash: string): Promise<MemberFacts[]> {
  // Memory knows no policies: the side that may not read the table may not read this either.
  if (actor.side === 'partner' || actor.side === 'public')
    throw new Error('Populations are read on the vendor side alone.');
  const key = `${actor.programmeId}/${hash}`;
  const known = loaded.get(key);
  if (known) return known;
  const { rows } = await sql<MemberFacts & { size: number }>`
    select m.value ->> 0 as id, (m.value ->> 1)::integer as version, v.facts, jsonb_array_length(p.members) as size
    from public.populations p
    cross join lateral jsonb_array_elements(p.members) with ordinality as m (value, place)
    join public.record_versions v on v.programme_id = p.programme_id and v.record_id = m.value ->> 0
      and v.version = (m.value ->> 1)::integer
    where p.programme_id = ${actor.programmeId} and p.hash = ${hash}
    order by m.place`.execute(tx);
  if (rows.length === 0 || rows.length !== rows[0]?.size) {
    const empty =
      await sql`select 1 from public.populations where programme_id = ${actor.programmeId}
      and hash = ${hash} and members = '[]'`.execute(tx);
    if (empty.rows.length === 0) throw new Error(`The population ${hash} is not kept in full.`);
  }
  const members = rows.map(({ id, version, facts }) => ({ id, version, facts }));
  const oldest = loaded.keys().next().value;
  if (loaded.size >= loadedAtMost && oldest !== undefined) loaded.delete(oldest);
  loaded.set(key, members);
  return members;
}
