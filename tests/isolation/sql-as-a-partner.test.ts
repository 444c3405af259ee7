import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { identify } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { newId, transaction } from '../../platform/database/index.ts';
import { roleOf } from '../../platform/database/roles.ts';
import { prepare } from './probing.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let ana: Actor;
let rival: string;

beforeAll(async () => {
  const { cast } = await prepare(world);
  const token = cast.find(
    ({ kind, partner }) => kind === 'partner.admin' && partner === 'partner-001',
  )?.token;
  const request = new Request('http://fairway.test/', {
    headers: { authorization: `Bearer ${token}` },
  });
  const found = await identify(world.database, request);
  if (!found) throw new Error('Ana cannot sign in.');
  ana = found;
  rival = cast.find(({ partner }) => partner === 'partner-002')?.organisationId ?? '';
}, 120_000);

const filled = (statement: string) =>
  statement
    .replaceAll('$rival', rival)
    .replaceAll('$own', ana.organisationId ?? '')
    .replaceAll('$programme', ana.programmeId)
    .replaceAll('$vendor', `"${roleOf(world.database.rolePrefix, 'vendor')}"`);

class WentThrough extends Error {}

/** Whatever statements somebody smuggles in, in Ana's own transaction with Ana's own claim; nothing stays of them. */
async function inject(...statements: string[]): Promise<Record<string, unknown>[]> {
  let rows: Record<string, unknown>[] = [];
  const work = transaction(world.database, ana, present(), newId('req'), async ({ tx }) => {
    for (const statement of statements)
      ({ rows } = await sql.raw<Record<string, unknown>>(filled(statement)).execute(tx));
    throw new WentThrough('went through');
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof WentThrough)) throw error;
  });
  return rows;
}

const tables = [
  'partners',
  'accounts',
  'leads',
  'lead_offers',
  'deal_registrations',
  'files',
  'background_jobs',
  'events',
  'api_keys',
  'invitations',
  'memberships',
  'order_lines',
  'decision_parties',
  'appeals',
];

describe('any SQL at all in a partner’s transaction', () => {
  it.each(tables)('reads its own rows of %s alone', async (table) => {
    const column = table === 'partners' ? 'id' : 'organisation_id';
    const foreign = `select * from public.${table} where ${column} is distinct from '$own'`;
    expect(await inject(foreign)).toEqual([]);
    expect(await inject(`select * from public.${table}`)).not.toEqual([]);
  });

  it.each([
    `select set_config('app.context', 'vendor/$programme/$own/-/9999999999/vendor.admin~00', true)`,
    `select set_config('app.context', replace(current_setting('app.context'), '$own', '$rival'), true)`,
    `select set_config('app.context', '', true)`,
  ])('sees nothing more after it has changed the context: %s', async (statement) => {
    const rows = await inject(statement, 'select id from public.deal_registrations');
    expect(rows).toEqual([]);
  });

  it.each([
    `update public.organisations set side = 'vendor' where id = '$own'`,
    `update public.memberships set kind = 'vendor.admin' where organisation_id = '$own'`,
    `insert into public.memberships (programme_id, id, organisation_id, person_id, kind, name, email, created_at)
       select programme_id, 'mem_planted', organisation_id, person_id, 'vendor.admin', name, email, now() from public.memberships limit 1`,
    `insert into public.memberships (programme_id, id, organisation_id, person_id, kind, name, email, created_at)
       select programme_id, 'mem_planted', '$rival', person_id, kind, name, email, now() from public.memberships limit 1`,
    `insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at) values ('$programme', '$rival', '$own', 'granted', now())`,
    `update public.partners set tier = 'Platinum' where id = '$own'`,
    `update public.partners set name = 'Other' where id = '$own'`,
    `update public.deal_registrations set status = 'approved', protected_from = now(), protected_until = now() + interval '1 year' where status = 'submitted'`,
    `update public.deal_registrations set organisation_id = '$rival'`,
    `delete from public.deal_registrations`,
    `update public.invitations set accepted_at = null, kind = 'vendor.admin'`,
    `insert into public.invitations (programme_id, id, organisation_id, email, name, kind, invited_by, created_at, expires_at)
       values ('$programme', 'inv_planted', '$own', 'a@b.example', 'A', 'vendor.admin', 'A', now(), now() + interval '1 day')`,
    `update public.leads set organisation_id = '$own'`,
    `update public.lead_offers set lead_id = lead_id, teaser = '{}'`,
    `insert into public.events (programme_id, id, type, at, subject_id, organisation_id, actor, surface, facts, request_id)
       values ('$programme', 'evt_planted', 'a.b', now(), '$own', '$rival', '{"organisationId":"$own"}', 'web', '{}', 'req')`,
    `update public.events set facts = '{}'`,
    `select * from auth.sessions`,
    `select * from install.context_key`,
    `select * from jobs.job`,
    `select * from public.deal_registration_verdicts`,
    `select standard_cost from public.price_periods`,
    `select * from public.mails`,
    `select * from public.policies`,
    `select * from public.segments`,
    `create table public.mine (id text)`,
    `alter table public.deal_registrations disable row level security`,
    `copy (select 1) to program 'id'`,
    `select pg_read_file('/etc/passwd')`,
    `do $$ begin perform 1; end $$; set role $vendor`,
    `set session authorization $vendor`,
    `select app.end_credentials()`,
  ])('is refused: %s', async (statement) => {
    // A statement that meets no row of its own is refused as well as one that is not allowed.
    const answer = inject(statement, 'select true as "went through"');
    await expect(answer).rejects.toThrow(
      /permission denied|row-level security|must be owner|cannot decide|violates|cannot insert/,
    );
  });
});
