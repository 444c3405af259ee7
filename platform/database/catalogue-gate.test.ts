import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { catalogueGate, connectionOf, roleOf } from './index.ts';

const { url, database } = await testDatabase();
const client = new pg.Client(connectionOf(url));
await client.connect();
afterAll(() => client.end());
const role = (name: 'vendor' | 'partner' | 'owner') => `"${roleOf(database.rolePrefix, name)}"`;

test('the catalogue shows nothing that lets anybody round the policies', async () => {
  const { findings, looked } = await catalogueGate(client, database.rolePrefix);
  expect(findings).toEqual([]);
  expect(looked).toBeGreaterThan(300);
});

/** Each is a hole that somebody might dig in good faith; the gate has to see it. */
const mutants: [hole: string, sql: string, rule: string][] = [
  [
    'a new table without any policy',
    'create table public.notes (programme_id public.id primary key)',
    'row-level security is on and forced',
  ],
  [
    'row-level security switched off',
    'alter table public.leads disable row level security',
    'row-level security is on and forced',
  ],
  [
    'row-level security not forced',
    'alter table public.leads no force row level security',
    'row-level security is on and forced',
  ],
  [
    'a policy for everybody',
    'create policy open on public.leads for select using (true)',
    'a policy binds exactly one role',
  ],
  [
    'a policy without the programme',
    `create policy wide on public.leads for select to ${role('partner')} using (status = 'new')`,
    'a policy asks for the claimed programme',
  ],
  [
    'a view that runs as its owner',
    'create view public.all_leads as select * from public.leads',
    'views run as their reader',
  ],
  [
    'a materialised view',
    'create materialized view public.lead_counts as select count(*) from public.leads',
    'no materialised views',
  ],
  [
    'a role that bypasses policies',
    `alter role ${role('partner')} bypassrls`,
    'application roles have no powers',
  ],
  [
    'a role that can become another',
    `grant ${role('vendor')} to ${role('partner')}`,
    'application roles can become nobody else',
  ],
  [
    'a grant to everybody',
    'grant select on public.leads to public',
    'nothing is granted to everybody',
  ],
  [
    'rights given in advance',
    `alter default privileges in schema public grant select on tables to ${role('partner')}`,
    'no rights are given in advance',
  ],
  [
    'an unknown function with the owner’s rights',
    `create function app.peek() returns bigint language sql security definer as 'select count(*) from public.leads'`,
    'functions with the owner’s rights are known, and their path is fixed',
  ],
  [
    'a key that does not begin with the programme',
    'create unique index leads_by_source on public.leads (source_key)',
    'the programme leads every key',
  ],
  [
    'a foreign key across programmes',
    'alter table public.leads add constraint crossing foreign key (programme_id) references public.programmes (id), add constraint lone unique (id)',
    'the programme leads every key',
  ],
  [
    'partners who may write sights',
    `grant insert on public.visibility to ${role('partner')}`,
    'partners and visitors write no sight',
  ],
  [
    'a side that reads sign-in tables',
    `grant select on auth.sessions to ${role('partner')}`,
    'exempt schemas are closed to the sides',
  ],
];

test.each(mutants)('the gate sees %s', async (_hole, sql, rule) => {
  await client.query('begin');
  try {
    await client.query(sql);
    const { findings } = await catalogueGate(client, database.rolePrefix);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  } finally {
    await client.query('rollback');
  }
});
