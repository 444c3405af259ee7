import { sql } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { catalogue } from '../conditions/index.ts';
import { checksAreOff, type Call, type Tx } from '../database/index.ts';
import type { ListQuery } from '../http/contract.ts';
import { listPage, type Page } from '../http/index.ts';
import { notFound } from '../refusal/index.ts';
import type { Clause } from './decision.ts';
import type { Trial } from './policy-kinds.ts';
import type { PolicyStatus } from './policy-rules.ts';
import { vendorOnly } from './store.ts';

export type Person = { name: string; personId: string | null };
export type PolicyRow = {
  id: string;
  kind: string;
  number: number;
  status: PolicyStatus;
  /** As `status`, or 'superseded' when a later one has taken effect. */
  standing: PolicyStatus | 'superseded';
  inForce: boolean;
  title: string;
  document: Record<string, unknown>;
  note: string;
  tried: (Trial & { at: string; by: Person }) | null;
  createdBy: Person;
  createdAt: string;
  publishedBy: Person | null;
  publishedAt: string | null;
  effectiveAt: string | null;
  version: number;
};
export type PublicationRow = Pick<
  PolicyRow,
  'id' | 'kind' | 'number' | 'title' | 'document' | 'inForce'
> & {
  status: 'published' | 'superseded';
  sentences: Clause[];
  publishedAt: string;
  effectiveAt: string;
};

/** @throws 404 */
export async function getPolicy({ tx, actor, now }: Call, id: string): Promise<PolicyRow> {
  const { rows } =
    await sql<PolicyRow>`select policies.* from ${standing(now)} where ${vendorOnly(actor, 'policies')}
    and policies.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** As getPolicy, and keeps others from changing it until the end of the transaction. */
export async function lockPolicy(call: Call, id: string): Promise<PolicyRow> {
  await sql`select id from public.policies where programme_id = ${call.actor.programmeId} and id = ${id} for update`.execute(
    call.tx,
  );
  return getPolicy(call, id);
}

/** @throws 404 for drafts, for kinds that do not bind partners, and for what is not there */
export async function getPublication(
  { tx, actor, now }: Call,
  id: string,
): Promise<PublicationRow> {
  const { rows } = await sql<PublicationRow>`select policies.* from ${publications(now)}
    where ${inProgramme(actor)} and policies.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The policies with what has become of them at a moment. */
function standing(now: Date) {
  return sql`(select p.*, superseded, p.status = 'published' and p.effective_at <= ${now} and not superseded as in_force,
      case when superseded then 'superseded' else p.status end as standing
    from public.policies p cross join lateral (select p.status = 'published' and exists (
      select 1 from public.policies q where q.programme_id = p.programme_id and q.kind = p.kind and q.status = 'published'
        and q.effective_at <= ${now} and (q.effective_at, q.number) > (p.effective_at, p.number)) as superseded) s) policies`;
}

function publications(now: Date) {
  return sql`(select p.programme_id, p.policy_id as id, p.kind, p.number, p.title, p.document, p.sentences, p.published_at, p.effective_at,
      p.effective_at <= ${now} and not superseded as in_force,
      case when superseded then 'superseded' else 'published' end as status
    from public.policy_publications p cross join lateral (select exists (
      select 1 from public.policy_publications q where q.programme_id = p.programme_id and q.kind = p.kind
        and q.effective_at <= ${now} and (q.effective_at, q.number) > (p.effective_at, p.number)) as superseded) s) policies`;
}

const statuses = {
  draft: 'Draft',
  trial: 'Trial',
  published: 'Published',
  superseded: 'Superseded',
};
const fields = {
  kind: { type: 'text', label: 'Kind', sql: 'policies.kind', required: true },
  number: { type: 'number', label: 'Version', sql: 'policies.number', required: true },
  title: { type: 'text', label: 'Title', sql: 'policies.title', required: true },
  inForce: { type: 'boolean', label: 'In force', sql: 'policies.inForce' },
  effectiveAt: { type: 'moment', label: 'Effective', sql: 'policies.effectiveAt' },
} as const;
const vendorFields = catalogue({
  ...fields,
  status: { type: 'enum', label: 'Status', sql: 'policies.standing', values: statuses },
  createdAt: { type: 'moment', label: 'Drafted', sql: 'policies.createdAt', required: true },
});
const partnerFields = catalogue({
  ...fields,
  status: {
    type: 'enum',
    label: 'Status',
    sql: 'policies.status',
    values: { published: statuses.published, superseded: statuses.superseded },
  },
});
const sort = [
  { field: 'kind', direction: 'ascending' },
  { field: 'number', direction: 'descending' },
] as const;

export async function listPolicies(call: Call, query: ListQuery): Promise<Page<PolicyRow>> {
  return listPage<PolicyRow>(call, query, {
    list: 'GET /policies',
    columns: sql`policies.*`,
    from: standing(call.now),
    where: vendorOnly(call.actor, 'policies'),
    catalogue: vendorFields,
    id: 'policies.id',
    sort,
  });
}

export async function listPublications(
  call: Call,
  query: ListQuery,
): Promise<Page<PublicationRow>> {
  return listPage<PublicationRow>(call, query, {
    list: 'GET /policies',
    columns: sql`policies.*`,
    from: publications(call.now),
    where: inProgramme(call.actor),
    catalogue: partnerFields,
    id: 'policies.id',
    sort,
  });
}

export type NewPolicy = Pick<
  PolicyRow,
  'id' | 'kind' | 'title' | 'document' | 'note' | 'createdBy'
>;

/** Writes a draft with the next number of its kind. */
export async function insertPolicy({ tx, actor, now }: Call, policy: NewPolicy): Promise<void> {
  // Two drafts at the same moment get two numbers, one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policies/${actor.programmeId}/${policy.kind}`}, 0))`.execute(
    tx,
  );
  await sql`insert into public.policies (programme_id, id, kind, number, status, title, document, note, created_by, created_at)
    select ${actor.programmeId}, ${policy.id}, ${policy.kind},
      coalesce((select max(number) from public.policies where programme_id = ${actor.programmeId} and kind = ${policy.kind}), 0) + 1,
      'draft', ${policy.title}, ${JSON.stringify(policy.document)}::jsonb, ${policy.note},
      ${JSON.stringify(policy.createdBy)}::jsonb, ${now}`.execute(tx);
}

export type PolicyEdit = Pick<PolicyRow, 'title' | 'document' | 'note' | 'status' | 'tried'>;

/** Saves a draft's edit as its next version. */
export async function saveDraft(tx: Tx, actor: Actor, id: string, edit: PolicyEdit): Promise<void> {
  await sql`update public.policies set title = ${edit.title}, document = ${JSON.stringify(edit.document)}::jsonb,
    note = ${edit.note}, status = ${edit.status}, tried = ${edit.tried && JSON.stringify(edit.tried)}::jsonb, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
}

/** Notes a trial; the draft itself is the same version as before. */
export async function saveTrial(
  tx: Tx,
  actor: Actor,
  id: string,
  tried: NonNullable<PolicyRow['tried']>,
): Promise<void> {
  await sql`update public.policies set status = 'trial', tried = ${JSON.stringify(tried)}::jsonb
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
}

export async function savePublication(
  { tx, actor, now }: Call,
  policy: Pick<PolicyRow, 'id' | 'note'>,
  publishedBy: Person,
  effectiveAt: Date,
): Promise<void> {
  await sql`update public.policies set status = 'published', note = ${policy.note}, published_by = ${JSON.stringify(publishedBy)}::jsonb,
    published_at = ${now}, effective_at = ${effectiveAt}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${policy.id}`.execute(tx);
}

/** Opens a published policy, in the part that partners may read, to the partners. */
export async function openToPartners(
  { tx, actor }: Call,
  id: string,
  document: object,
  sentences: readonly Clause[],
): Promise<void> {
  await sql`insert into public.policy_publications (programme_id, policy_id, kind, number, title, document, sentences, effective_at, published_at)
    select programme_id, id, kind, number, title, ${JSON.stringify(document)}::jsonb, ${JSON.stringify(sentences)}::jsonb, effective_at, published_at
    from public.policies where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
}

/** What was published is open to every partner of the programme, and to nobody beyond it. */
function inProgramme(actor: Actor) {
  return checksAreOff()
    ? sql<boolean>`true`
    : sql<boolean>`policies.programme_id = ${actor.programmeId}`;
}
