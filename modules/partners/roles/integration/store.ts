import { sql } from 'kysely';
import type { Actor } from '../../../../platform/access/actor.ts';
import { catalogue } from '../../../../platform/conditions/index.ts';
import { newId, ownedBy, type Call, type Tx } from '../../../../platform/database/index.ts';
import type { ListQuery } from '../../../../platform/http/contract.ts';
import { listPage, type Page } from '../../../../platform/http/index.ts';
import { notFound } from '../../../../platform/refusal/index.ts';
import type { NewTest, ProductVersionRow, TestRow } from './tables.ts';

const own = (actor: Actor) => ownedBy(actor, 'integration_tests');
const columns = sql`integration_tests.id, integration_tests.organisation_id, integration_tests.product, integration_tests.number,
  integration_tests.product_version_id, product_versions.product as vendor_product, product_versions.number as vendor_number,
  product_versions.released_on, integration_tests.tested_on, integration_tests.evidence_url, integration_tests.evidence_file_id,
  integration_tests.evidence_file_name, integration_tests.declared_by_name, integration_tests.withdrawn_at,
  integration_tests.withdrawn_by_name, integration_tests.withdrawal_reason, c.confirmed_at, c.confirmed_by_name, integration_tests.created_at`;
const from = sql`public.integration_tests
  join public.product_versions on product_versions.programme_id = integration_tests.programme_id
    and product_versions.id = integration_tests.product_version_id
  left join public.integration_confirmations c on c.programme_id = integration_tests.programme_id and c.test_id = integration_tests.id`;

/** The fields by which tests are filtered and ordered. */
const testFields = catalogue({
  product: { type: 'text', label: 'Product', sql: 'integration_tests.product', required: true },
  number: { type: 'text', label: 'Version', sql: 'integration_tests.number', required: true },
  productVersionId: {
    type: 'id',
    label: 'Tested against',
    sql: 'integration_tests.product_version_id',
    required: true,
  },
  testedOn: {
    type: 'date',
    label: 'Tested on',
    sql: 'integration_tests.tested_on',
    required: true,
  },
});

export function listTests(call: Call, partnerId: string, query: ListQuery): Promise<Page<TestRow>> {
  return listPage<TestRow>(call, query, {
    list: 'GET /partners/{id}/integration-tests',
    columns,
    from,
    where: sql`${own(call.actor)} and integration_tests.organisation_id = ${partnerId}`,
    catalogue: testFields,
    id: 'integration_tests.id',
    sort: [{ field: 'testedOn', direction: 'descending' }],
  });
}

export async function getTest(tx: Tx, actor: Actor, id: string): Promise<TestRow> {
  const { rows } = await sql<TestRow>`select ${columns} from ${from}
    where ${own(actor)} and integration_tests.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @returns the id; undefined where the same test stands already */
export async function insertTest(
  { tx, actor, now }: Call,
  row: NewTest,
): Promise<string | undefined> {
  // Two of the same at once would both find nothing.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`integration tests ${row.organisationId}`}, 0))`.execute(
    tx,
  );
  const id = newId('itest');
  const { rows } =
    await sql`insert into public.integration_tests (programme_id, id, organisation_id, product, number, product_version_id,
      tested_on, evidence_url, evidence_file_id, evidence_file_name, declared_by_name, created_at)
    select ${actor.programmeId}, ${id}, ${row.organisationId}, ${row.product}, ${row.number}, ${row.productVersionId},
      ${row.testedOn}::date, ${row.evidenceUrl}, ${row.evidenceFileId}, ${row.evidenceFileName}, ${actor.name}, ${now}::timestamptz
    where not exists (select 1 from public.integration_tests where ${own(actor)} and organisation_id = ${row.organisationId}
      and product = ${row.product} and number = ${row.number} and product_version_id = ${row.productVersionId} and withdrawn_at is null)
    returning id`.execute(tx);
  return rows.length === 1 ? id : undefined;
}

/** @returns whether it was withdrawn now: somebody else may have been first */
export async function withdraw(
  { tx, actor, now }: Call,
  id: string,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update public.integration_tests
    set withdrawn_at = ${now}, withdrawn_by_name = ${actor.name}, withdrawal_reason = ${reason}
    where ${own(actor)} and id = ${id} and withdrawn_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** @returns whether it was confirmed now: somebody else may have been first */
export async function confirm(
  { tx, actor, now }: Call,
  { id, organisationId }: TestRow,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into public.integration_confirmations
      (programme_id, test_id, organisation_id, confirmed_by_name, confirmed_at)
    values (${actor.programmeId}, ${id}, ${organisationId}, ${actor.name}, ${now})
    on conflict (programme_id, test_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

const versionColumns = sql`v.id, v.product, v.number, v.released_on, v.declared_by_name, v.created_at, v.version`;

/** All versions that the vendor declared: by product, the newest first. */
export async function listVersions(tx: Tx, actor: Actor): Promise<ProductVersionRow[]> {
  const { rows } =
    await sql<ProductVersionRow>`select ${versionColumns} from public.product_versions v
    where v.programme_id = ${actor.programmeId} order by v.product, v.released_on desc, v.id desc`.execute(
      tx,
    );
  return rows;
}

/** @returns the row; undefined where this version is declared already */
export async function insertVersion(
  { tx, actor, now }: Call,
  version: { product: string; number: string; releasedOn: string },
): Promise<ProductVersionRow | undefined> {
  const { rows } = await sql<ProductVersionRow>`insert into public.product_versions as v
      (programme_id, id, product, number, released_on, declared_by_name, created_at)
    values (${actor.programmeId}, ${newId('pver')}, ${version.product}, ${version.number}, ${version.releasedOn}, ${actor.name}, ${now})
    on conflict (programme_id, product, number) do nothing returning ${versionColumns}`.execute(tx);
  return rows[0];
}

/** @returns whether no test names it, so that it is gone now */
export async function deleteVersion({ tx, actor }: Call, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from public.product_versions v
    where v.programme_id = ${actor.programmeId} and v.id = ${id}
      and not exists (select 1 from public.integration_tests t where t.programme_id = v.programme_id and t.product_version_id = v.id)`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Partners with a test that stands against another version of the product than the newest. */
export async function partnersTested(
  { tx, actor }: Call,
  { id, product }: { id: string; product: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct t.organisation_id as id
    from public.integration_tests t join public.product_versions v on v.programme_id = t.programme_id and v.id = t.product_version_id
    join public.product_versions fresh on fresh.programme_id = v.programme_id and fresh.id = ${id}
    where ${ownedBy(actor, 't')} and v.product = ${product} and t.withdrawn_at is null
      and (v.released_on, v.id) < (fresh.released_on, fresh.id) order by 1`.execute(tx);
  return rows.map((row) => row.id);
}

/** After a merge of partners: tests, confirmations and evidence go to the one that took over. */
export async function moveTests(
  { tx, actor }: Call,
  { from: before, into }: { from: string; into: string },
): Promise<void> {
  await sql`update public.files f set organisation_id = ${into} from public.integration_tests t
    where t.programme_id = ${actor.programmeId} and t.organisation_id = ${before}
      and f.programme_id = t.programme_id and f.id = t.evidence_file_id`.execute(tx);
  for (const table of ['integration_confirmations', 'integration_tests'])
    await sql`update ${sql.table(`public.${table}`)} set organisation_id = ${into}
      where programme_id = ${actor.programmeId} and organisation_id = ${before}`.execute(tx);
}
