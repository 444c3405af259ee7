import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { catalogue } from '../../platform/conditions/index.ts';
import { newId, visibleTo, type Call, type Tx } from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';

export type AccountRow = {
  id: string;
  organisationId: string | null;
  name: string;
  domain: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  postalCode: string | null;
  industry: string | null;
  employees: number | null;
  identityKey: string;
  nameKey: string;
  mergedInto: string | null;
  createdAt: string;
  version: number;
};

export type NewAccountRow = Pick<
  AccountRow,
  | 'id'
  | 'organisationId'
  | 'name'
  | 'domain'
  | 'city'
  | 'region'
  | 'country'
  | 'postalCode'
  | 'industry'
  | 'employees'
  | 'identityKey'
  | 'nameKey'
> & { sourceKey?: string | null };

const columns = sql`accounts.id, accounts.organisation_id, accounts.name, accounts.domain, accounts.city, accounts.region, accounts.country, accounts.postal_code,
  accounts.industry, accounts.employees, accounts.identity_key, accounts.name_key, accounts.merged_into, accounts.created_at, accounts.version`;

const accountFields = catalogue({
  name: { type: 'text', label: 'Name', sql: 'accounts.name', required: true },
  domain: { type: 'text', label: 'Domain', sql: 'accounts.domain' },
  city: { type: 'text', label: 'City', sql: 'accounts.city' },
  region: { type: 'text', label: 'Region', sql: 'accounts.region' },
  country: { type: 'text', label: 'Country', sql: 'accounts.country' },
  industry: { type: 'text', label: 'Industry', sql: 'accounts.industry' },
  createdAt: { type: 'moment', label: 'Added', sql: 'accounts.createdAt', required: true },
});

export async function listAccounts(call: Call, query: ListQuery): Promise<Page<AccountRow>> {
  return listPage<AccountRow>(call, query, {
    list: 'GET /accounts',
    columns,
    from: sql`public.accounts`,
    where: sql`${visibleTo(call.actor, 'accounts')} and accounts.merged_into is null`,
    catalogue: accountFields,
    id: 'accounts.id',
    sort: [{ field: 'name', direction: 'ascending' }],
  });
}

export async function getAccount(tx: Tx, actor: Actor, id: string): Promise<AccountRow> {
  const { rows } =
    await sql<AccountRow>`select ${columns} from public.accounts where ${visibleTo(actor, 'accounts')} and accounts.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Unmerged accounts of one owner that carry this identity, oldest first. */
export async function accountsWithIdentity(
  tx: Tx,
  actor: Actor,
  identityKeys: readonly string[],
  organisationId: string | null,
): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`select ${columns} from public.accounts
    where ${visibleTo(actor, 'accounts')} and accounts.identity_key = any(${[...identityKeys]}) and accounts.organisation_id is not distinct from ${organisationId}
      and accounts.merged_into is null order by accounts.id`.execute(tx);
  return rows;
}

/** Every owner's accounts of one identity: for the worker, which looks for competing claims. */
export async function sameIdentity(
  tx: Tx,
  actor: Actor,
  identityKey: string,
): Promise<AccountRow[]> {
  const { rows } =
    await sql<AccountRow>`select ${columns} from public.accounts where ${visibleTo(actor, 'accounts')} and accounts.identity_key = ${identityKey}`.execute(
      tx,
    );
  return rows;
}

export async function insertAccounts(
  { tx, actor, now }: Call,
  rows: readonly NewAccountRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 2000) {
    await sql`insert into public.accounts (programme_id, id, organisation_id, name, domain, city, region, country, postal_code, industry, employees, identity_key, name_key, source_key, created_at, updated_at)
      select ${actor.programmeId}, r.id, r."organisationId", r.name, r.domain, r.city, r.region, r.country, r."postalCode", r.industry, r.employees, r."identityKey", r."nameKey", r."sourceKey", ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + 2000))}::jsonb) as r (id text, "organisationId" text, name text, domain text, city text, region text, country text,
        "postalCode" text, industry text, employees integer, "identityKey" text, "nameKey" text, "sourceKey" text)`.execute(
      tx,
    );
  }
}

export async function saveAccount(
  { tx, actor, now }: Call,
  before: AccountRow,
  after: AccountRow,
): Promise<void> {
  const result =
    await sql`update public.accounts set name = ${after.name}, domain = ${after.domain}, city = ${after.city}, region = ${after.region}, country = ${after.country},
      postal_code = ${after.postalCode}, industry = ${after.industry}, employees = ${after.employees}, identity_key = ${after.identityKey}, name_key = ${after.nameKey},
      merged_into = ${after.mergedInto}, updated_at = ${now}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${before.id} and version = ${before.version}`.execute(
      tx,
    );
  if (!result.numAffectedRows)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this in the meantime. Load it again and repeat your change.',
    });
}

export type MergeRow = {
  id: string;
  keptId: string;
  mergedId: string;
  reason: string;
  mergedAt: string;
  undoneAt: string | null;
  version: number;
};

const mergeColumns = sql`id, kept_id, merged_id, reason, merged_at, undone_at, version`;

export async function insertMerge(
  { tx, actor, now }: Call,
  keptId: string,
  mergedId: string,
  reason: string,
): Promise<MergeRow> {
  const { rows } =
    await sql<MergeRow>`insert into public.account_merges (programme_id, id, kept_id, merged_id, reason, merged_by, merged_at)
    values (${actor.programmeId}, ${newId('merge')}, ${keptId}, ${mergedId}, ${reason}, ${actor.personId}, ${now}) returning ${mergeColumns}`.execute(
      tx,
    );
  if (!rows[0]) throw new Error('A merge was inserted and is not there.');
  return rows[0];
}

export async function listMerges(tx: Tx, actor: Actor, keptId: string): Promise<MergeRow[]> {
  const { rows } =
    await sql<MergeRow>`select ${mergeColumns} from public.account_merges where ${visibleTo(actor, 'account_merges')} and kept_id = ${keptId} order by merged_at`.execute(
      tx,
    );
  return rows;
}

export async function lockMerge(tx: Tx, actor: Actor, id: string): Promise<MergeRow> {
  const { rows } =
    await sql<MergeRow>`select ${mergeColumns} from public.account_merges where ${visibleTo(actor, 'account_merges')} and id = ${id} for update`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function closeMerge({ tx, actor, now }: Call, id: string): Promise<MergeRow> {
  const { rows } =
    await sql<MergeRow>`update public.account_merges set undone_at = ${now}, undone_by = ${actor.personId}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id} returning ${mergeColumns}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
