import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { catalogue } from '../../../platform/conditions/index.ts';
import { toSql } from '../../../platform/conditions/sql.ts';
import { newId, type Call, type Tx } from '../../../platform/database/index.ts';
import type { ListQuery } from '../../../platform/http/contract.ts';
import { listPage, type Page } from '../../../platform/http/index.ts';
import { notFound } from '../../../platform/refusal/index.ts';
import { profileFields } from '../profiles/rules/fields.ts';
import type { Profile, ProfilePolicy, ProspectFacts } from '../profiles/rules/profile.ts';

export const prospectStatuses = [
  'open',
  'invited',
  'applied',
  'joined',
  'refused',
  'do-not-contact',
] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

export type ProspectRow = ProspectFacts & {
  id: string;
  name: string;
  role: string;
  country: string;
  city: string | null;
  email: string | null;
  status: ProspectStatus;
  invitedAt: string | null;
  invitedBy: string | null;
  version: number;
};

const names = [
  'id',
  'name',
  'role',
  'domain',
  'country',
  'region',
  'city',
  'email',
  'business_type',
  'employees',
  'industries',
  'specialisations',
  'languages',
  'status',
  'invited_at',
  'invited_by',
  'version',
] as const;
const columns = sql.join(names.map((name) => sql.ref(`prospects.${name}`)));
/** The vendor's own: whoever stands on another side finds none. */
const ofVendor = ({ programmeId, side }: Actor) =>
  side === 'vendor' || side === 'worker'
    ? sql<boolean>`prospects.programme_id = ${programmeId}`
    : sql<boolean>`false`;

/** @param policy by which the list is scored, filtered and ordered */
export function listProspects(
  call: Call,
  query: ListQuery,
  policy: ProfilePolicy | undefined,
): Promise<Page<ProspectRow>> {
  return listPage<ProspectRow>(call, query, {
    list: 'GET /prospects',
    columns,
    from: sql`public.prospects`,
    where: ofVendor(call.actor),
    catalogue: listFields(pointsInSql(policy, call.now)),
    id: 'prospects.id',
    sort: [{ field: 'points', direction: 'descending' }],
  });
}

function listFields(points: RawBuilder<number>) {
  return catalogue({
    points: { type: 'number', label: 'Points', sql: points, required: true },
    name: { type: 'text', label: 'Name', sql: 'prospects.name', required: true },
    role: { type: 'text', label: 'Role', sql: 'prospects.role', required: true },
    country: { type: 'text', label: 'Country', sql: 'prospects.country', required: true },
    employees: { type: 'number', label: 'Employees', sql: 'prospects.employees' },
    industries: { type: 'tags', label: 'Industries', sql: 'prospects.industries' },
    status: {
      type: 'enum',
      label: 'Status',
      values: {
        open: 'Open',
        invited: 'Invited',
        applied: 'Applied',
        joined: 'A partner',
        refused: 'Refused',
        'do-not-contact': 'Wants no invitations',
      },
      sql: 'prospects.status',
      required: true,
    },
  });
}

/** The same points as `score` gives; 0 where no profile fits. */
function pointsInSql(policy: ProfilePolicy | undefined, now: Date): RawBuilder<number> {
  const profiles = policy?.profiles ?? [];
  if (profiles.length === 0) return sql<number>`0`;
  return sql<number>`(case ${sql.join(
    profiles.map((profile) => whenFits(profile, now)),
    sql` `,
  )} else 0 end)`;
}

function whenFits({ role, segment, wishes }: Profile, now: Date): RawBuilder<number> {
  const of = wishes.reduce((sum, { weight }) => sum + weight, 0);
  const met = sql.join(
    wishes.map(
      ({ condition, weight }) =>
        sql`case when ${toSql(condition, profileFields, { now })} then ${sql.lit(weight)} else 0 end`,
    ),
    sql` + `,
  );
  const inside = segment ? sql`and (${toSql(segment.condition, profileFields, { now })})` : sql``;
  return sql<number>`when prospects.role = ${role} ${inside} then (200 * (${met}) + ${sql.lit(of)}) / ${sql.lit(2 * of)}`;
}

export async function getProspect(tx: Tx, actor: Actor, id: string): Promise<ProspectRow> {
  const { rows } = await sql<ProspectRow>`select ${columns} from public.prospects
    where ${ofVendor(actor)} and id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Reads a prospect and keeps others from changing it until the transaction ends. */
export async function lockProspect(tx: Tx, actor: Actor, id: string): Promise<ProspectRow> {
  const { rows } = await sql<ProspectRow>`select ${columns} from public.prospects
    where ${ofVendor(actor)} and id = ${id} for update`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Prospects to try a draft on, the newest first. */
export async function someProspects({ tx, actor }: Call, atMost: number): Promise<ProspectRow[]> {
  const { rows } = await sql<ProspectRow>`select ${columns} from public.prospects
    where ${ofVendor(actor)} order by id desc limit ${atMost}`.execute(tx);
  return rows;
}

export async function saveInvited({ tx, actor, now }: Call, id: string): Promise<void> {
  await sql`update public.prospects set status = 'invited', invited_at = ${now}, invited_by = ${actor.name},
    updated_at = ${now}, version = version + 1 where ${ofVendor(actor)} and id = ${id}`.execute(tx);
}

/** Those of the prospects with which something has begun: an invitation, an application, a wish for none. */
export async function invitedOf({ tx, actor }: Call, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from public.prospects
    where ${ofVendor(actor)} and id = any(${[...ids]}) and status <> 'open'`.execute(tx);
  return rows.map(({ id }) => id);
}

export type NewProspect = Pick<ProspectRow, 'name' | 'role' | 'country'> &
  Partial<ProspectFacts & Pick<ProspectRow, 'city' | 'email'>>;

/** Adds prospects that are known to be new. @returns their ids in the order given */
export async function insertProspects(
  { tx, actor, now }: Call,
  prospects: readonly NewProspect[],
): Promise<string[]> {
  const rows = prospects.map((prospect) => ({ ...prospect, id: newId('prsp') }));
  await sql`insert into public.prospects (programme_id, id, name, role, domain, country, region, city, email, business_type, employees, industries, specialisations, languages, created_at, updated_at)
    select ${actor.programmeId}, r.id, r.name, r.role, r.domain, r.country, r.region, r.city, r.email, r."businessType", r.employees,
      coalesce(r.industries, '{}'), coalesce(r.specialisations, '{}'), coalesce(r.languages, '{}'), ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, name text, role text, domain text, country text, region text, city text, email text,
      "businessType" text, employees integer, industries text[], specialisations text[], languages text[])`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
