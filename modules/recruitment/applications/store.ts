import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId, ownedBy, type Call, type Tx } from '../../../platform/database/index.ts';
import type { ListQuery } from '../../../platform/http/contract.ts';
import { listPage, type Page } from '../../../platform/http/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { applicationListFields } from './fields.ts';
import type { ApplicationRow, JoinRequestRow } from './tables.ts';

const names = [
  'id',
  'organisation_id',
  'company_name',
  'country',
  'roles',
  'applicant_name',
  'applicant_email',
  'answers',
  'status',
  'policy_id',
  'points',
  'points_of',
  'submitted_at',
  'decision_by',
  'decided_at',
  'decision_id',
  'question',
  'reply',
  'version',
] as const;
const columns = sql.join(names.map((name) => sql.ref(`applications.${name}`)));

export function listApplications(call: Call, query: ListQuery): Promise<Page<ApplicationRow>> {
  return listPage<ApplicationRow>(call, query, {
    list: 'GET /applications',
    columns,
    from: sql`public.applications`,
    where: ownedBy(call.actor, 'applications'),
    catalogue: applicationListFields,
    id: 'applications.id',
    sort: [{ field: 'submittedAt', direction: 'descending' }],
  });
}

export async function getApplication(tx: Tx, actor: Actor, id: string): Promise<ApplicationRow> {
  const { rows } =
    await sql<ApplicationRow>`select ${columns} from public.applications where ${ownedBy(actor, 'applications')} and id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Reads an application and keeps others from changing it until the transaction ends. */
export async function lockApplication(tx: Tx, actor: Actor, id: string): Promise<ApplicationRow> {
  const { rows } =
    await sql<ApplicationRow>`select ${columns} from public.applications where ${ownedBy(actor, 'applications')} and id = ${id} for update`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The newest application of an organisation; undefined where it came in otherwise. */
export async function latestOf(
  tx: Tx,
  actor: Actor,
  organisationId: string,
): Promise<ApplicationRow | undefined> {
  const { rows } =
    await sql<ApplicationRow>`select ${columns} from public.applications where ${ownedBy(actor, 'applications')}
      and organisation_id = ${organisationId} order by submitted_at desc, id desc limit 1`.execute(
      tx,
    );
  return rows[0];
}

/** The newest application from this address, for the worker. Two clicks at once come one after the other. */
export async function latestFrom(
  tx: Tx,
  actor: Actor,
  email: string,
): Promise<ApplicationRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`applications/${actor.programmeId}/${email}`}, 0))`.execute(
    tx,
  );
  const { rows } =
    await sql<ApplicationRow>`select ${columns} from public.applications where ${ownedBy(actor, 'applications')}
      and lower(applicant_email) = lower(${email}) order by submitted_at desc, id desc limit 1`.execute(
      tx,
    );
  return rows[0];
}

/** Past applications for a trial, the newest first. */
export async function pastApplications(call: Call, atMost: number): Promise<ApplicationRow[]> {
  const { rows } =
    await sql<ApplicationRow>`select ${columns} from public.applications where ${ownedBy(call.actor, 'applications')}
      order by submitted_at desc, id desc limit ${atMost}`.execute(call.tx);
  return rows;
}

export async function insertApplication(
  { tx, actor, now }: Call,
  row: Omit<ApplicationRow, 'version' | 'submittedAt' | 'question' | 'reply'>,
): Promise<void> {
  await sql`insert into public.applications (programme_id, id, organisation_id, company_name, country, roles, applicant_name,
      applicant_email, answers, status, policy_id, points, points_of, submitted_at, decision_by, decided_at, decision_id, created_at, updated_at)
    values (${actor.programmeId}, ${row.id}, ${row.organisationId}, ${row.companyName}, ${row.country}, ${row.roles}, ${row.applicantName},
      ${row.applicantEmail}, ${JSON.stringify(row.answers)}::jsonb, ${row.status}, ${row.policyId}, ${row.points}, ${row.pointsOf}, ${now},
      ${row.decisionBy}, ${row.decidedAt}, ${row.decisionId}, ${now}, ${now})`.execute(tx);
}

/**
 * Writes what a move changed, if the application still is at the version that was read.
 *
 * @throws 412 when somebody changed it in the meantime
 */
export async function saveApplication(
  { tx, actor, now }: Call,
  before: ApplicationRow,
  changes: Partial<
    Pick<
      ApplicationRow,
      'status' | 'decisionBy' | 'decidedAt' | 'decisionId' | 'question' | 'reply'
    >
  >,
): Promise<void> {
  const set = Object.entries(changes).map(
    ([name, value]) =>
      sql`${sql.ref(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))} = ${value}`,
  );
  const { numAffectedRows } =
    await sql`update public.applications set ${sql.join(set)}, updated_at = ${now}, version = version + 1
      where ${ownedBy(actor, 'applications')} and id = ${before.id} and version = ${before.version}`.execute(
      tx,
    );
  if (numAffectedRows !== 1n)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this application in the meantime. Load it again.',
    });
}

const joinColumns = sql`id, organisation_id, name, email, status, created_at, version`;

export async function insertJoinRequest(
  { tx, actor, now }: Call,
  request: Pick<JoinRequestRow, 'organisationId' | 'name' | 'email'>,
): Promise<string | null> {
  const id = newId('join');
  const { rows } = await sql<{ id: string }>`
    insert into public.join_requests (programme_id, id, organisation_id, name, email, status, created_at)
    values (${actor.programmeId}, ${id}, ${request.organisationId}, ${request.name}, ${request.email}, 'open', ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function listJoinRequests({ tx, actor }: Call): Promise<JoinRequestRow[]> {
  const { rows } =
    await sql<JoinRequestRow>`select ${joinColumns} from public.join_requests where ${ownedBy(actor, 'join_requests')}
      and status = 'open' order by created_at desc limit 100`.execute(tx);
  return rows;
}

export async function getJoinRequest(tx: Tx, actor: Actor, id: string): Promise<JoinRequestRow> {
  const { rows } =
    await sql<JoinRequestRow>`select ${joinColumns} from public.join_requests where ${ownedBy(actor, 'join_requests')}
      and id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function lockJoinRequest(tx: Tx, actor: Actor, id: string): Promise<JoinRequestRow> {
  const { rows } =
    await sql<JoinRequestRow>`select ${joinColumns} from public.join_requests where ${ownedBy(actor, 'join_requests')}
      and id = ${id} for update`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function answerJoinRequest(
  { tx, actor, now }: Call,
  id: string,
  status: 'invited' | 'declined',
): Promise<void> {
  await sql`update public.join_requests set status = ${status}, answered_at = ${now}, version = version + 1
    where ${ownedBy(actor, 'join_requests')} and id = ${id}`.execute(tx);
}
