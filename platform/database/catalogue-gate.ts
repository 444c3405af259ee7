import type pg from 'pg';
import { roleOf, type RolePrefix } from './roles.ts';

/** What the catalogue shows that must not be. */
export type GateFinding = { rule: string; object: string };

type Queryable = Pick<pg.Client, 'query'>;

/** Functions that run with the owner's rights; each was weighed, and a new one fails the gate until it is. */
export const definerFunctions = [
  'app.choose_language',
  'app.add_link',
  'app.claim',
  'app.end_access',
  'app.end_credentials',
  'app.end_keys_of_former_admin',
  'app.end_own_session',
  'app.enter',
  'app.guard_registration',
  'app.offer_accepted',
  'app.organisation',
  'app.own_memberships',
  'app.own_sessions',
  'app.person',
  'app.programme',
  'app.programme_of_slug',
  'app.queue_events',
  'app.record_own_visibility',
  'app.switch_own_session',
] as const;

/** Tables of the programme that may show a role rows of every programme: look-ups before or beside a claim. */
const anyRowFor: Record<string, readonly string[]> = {
  worker: [
    'programmes',
    'outbox',
    'timers',
    'background_jobs',
    'imports',
    'bulk_changes',
    'unsealed_events',
    'files',
  ],
  auth: ['programmes', 'organisations', 'memberships', 'api_keys', 'invitations'],
};

/**
 * Asks the database's own catalogue whether isolation holds by construction: forced row-level
 * security with plain policies on every table, no way round it, programme first in every key.
 *
 * @param client a connection that may read the whole catalogue
 * @returns what is wrong, and how many objects were looked at: a gate that saw nothing proves nothing
 */
export async function catalogueGate(
  client: Queryable,
  prefix: RolePrefix,
): Promise<{ findings: GateFinding[]; looked: number }> {
  const findings: GateFinding[] = [];
  let looked = 0;
  for (const rule of rulesFor(prefix)) {
    const { rows } = await client.query<{ object: string; bad: boolean }>(rule.sql, rule.values);
    looked += rows.length;
    findings.push(
      ...rows.filter((row) => row.bad).map((row) => ({ rule: rule.name, object: row.object })),
    );
  }
  return { findings, looked };
}

type Rule = { name: string; sql: string; values: unknown[] };

const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;

function rulesFor(prefix: RolePrefix): Rule[] {
  const roles = ['vendor', 'partner', 'worker', 'public', 'auth'].map((name) =>
    roleOf(prefix, name as 'vendor'),
  ); // names of RoleName
  return [
    ...tableRules(prefix, roles),
    ...policyRules(prefix),
    ...roleRules(roles),
    ...keyRules(),
    ...functionRules(roles),
  ];
}

function tableRules(prefix: RolePrefix, roles: string[]): Rule[] {
  return [
    {
      name: 'row-level security is on and forced',
      sql: `select c.relname as object, not (c.relrowsecurity and c.relforcerowsecurity) as bad from ${tables}`,
      values: [],
    },
    {
      name: 'the owner owns every table',
      sql: `select c.relname as object, pg_get_userbyid(c.relowner) <> $1 as bad from ${tables}`,
      values: [roleOf(prefix, 'owner')],
    },
    {
      name: 'tables lie in known schemas',
      sql: `select n.nspname || '.' || c.relname as object, n.nspname not in ('public', 'auth', 'jobs', 'install', 'codes') as bad from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
      values: [],
    },
    {
      name: 'views run as their reader',
      sql: `select n.nspname || '.' || c.relname as object, not coalesce('security_invoker=true' = any(c.reloptions), false) as bad from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname in ('public', 'app', 'auth', 'install')`,
      values: [],
    },
    {
      name: 'no materialised views',
      sql: `select n.nspname || '.' || c.relname as object, true as bad from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and n.nspname not like 'pg\\_%'`,
      values: [],
    },
    {
      name: 'nothing is granted to everybody',
      sql: `select n.nspname || '.' || c.relname as object, exists (select 1 from aclexplode(c.relacl) a where a.grantee = 0) as bad from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'auth', 'install', 'jobs', 'codes') and c.relkind in ('r', 'p', 'v', 'S')`,
      values: [],
    },
    {
      name: 'exempt schemas are closed to the sides',
      sql: `select r.role || ' on ' || n.nspname || '.' || c.relname as object,
          has_table_privilege(r.role, c.oid, 'select, insert, update, delete') and not (n.nspname = 'auth' and r.role = $2) and not (n.nspname = 'jobs' and r.role = $3) as bad
        from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join unnest($1::text[]) as r (role) where n.nspname in ('auth', 'install', 'jobs') and c.relkind in ('r', 'p')`,
      values: [roles, roleOf(prefix, 'auth'), roleOf(prefix, 'worker')],
    },
  ];
}

function policyRules(prefix: RolePrefix): Rule[] {
  const allowed = Object.entries(anyRowFor).flatMap(([role, names]) =>
    names.map((name) => `${roleOf(prefix, role as 'worker')}/${name}`),
  ); // keys are RoleNames
  return [
    {
      name: 'every table has policies',
      sql: `select c.relname as object, not exists (select 1 from pg_policy p where p.polrelid = c.oid) as bad from ${tables}`,
      values: [],
    },
    {
      name: 'a policy binds exactly one role',
      sql: `select c.relname || '.' || p.polname as object, p.polpermissive and (cardinality(p.polroles) <> 1 or p.polroles[1] = 0) as bad from pg_policy p join pg_class c on c.oid = p.polrelid`,
      values: [],
    },
    {
      name: 'no policy says "or"',
      sql: `select c.relname || '.' || p.polname as object, coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~ '^\\(?\\(?programme_id[^)]*\\) or ' as bad
        from pg_policy p join pg_class c on c.oid = p.polrelid`,
      values: [],
    },
    {
      name: 'a policy asks for the claimed programme',
      sql: `select pg_get_userbyid(p.polroles[1]) || ' on ' || c.relname || '.' || p.polname as object,
          e.predicate !~ 'app\\.programme\\(' and pg_get_userbyid(p.polroles[1]) <> $2 and (pg_get_userbyid(p.polroles[1]) || '/' || c.relname) <> all($1) and p.polpermissive as bad
        from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
        cross join lateral unnest(array_remove(array[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)], null)) as e (predicate) where n.nspname = 'public'`,
      values: [allowed, roleOf(prefix, 'owner')],
    },
  ];
}

function roleRules(roles: string[]): Rule[] {
  return [
    {
      name: 'application roles have no powers',
      sql: 'select rolname as object, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as bad from pg_roles where rolname = any($1)',
      values: [roles],
    },
    {
      name: 'application roles can become nobody else',
      sql: 'select r.rolname as object, exists (select 1 from pg_auth_members m where m.member = r.oid) as bad from pg_roles r where r.rolname = any($1)',
      values: [roles],
    },
    {
      name: 'application roles create nothing',
      sql: `select r.role || ' in ' || n.nspname as object, has_schema_privilege(r.role, n.oid, 'create') as bad from pg_namespace n cross join unnest($1::text[]) as r (role)
        where n.nspname in ('public', 'app', 'auth', 'install', 'jobs', 'codes')`,
      values: [roles],
    },
    {
      name: 'no rights are given in advance',
      sql: `select coalesce(n.nspname, 'anywhere') as object, true as bad from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace`,
      values: [],
    },
  ];
}

/** The distribution rules: the programme leads every key, so that a foreign reference cannot be stored and tables can be sharded by it. */
function keyRules(): Rule[] {
  const firstColumn =
    '(select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0])';
  return [
    {
      name: 'the programme leads every key',
      sql: `select c.relname || '.' || ic.relname as object, ${firstColumn} is distinct from 'programme_id' as bad from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class ic on ic.oid = i.indexrelid where n.nspname = 'public' and i.indisunique and c.relname <> 'programmes'
          -- A hash of a secret and a random key are unique by themselves; they are looked up before any programme is known.
          and ic.relname not like '%token\\_hash%' and ic.relname <> 'files_storage_key_key'`,
      values: [],
    },
    {
      name: 'foreign keys carry the programme',
      sql: `select c.relname || '.' || k.conname as object,
          (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) is distinct from 'programme_id' as bad
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.contype = 'f' and n.nspname = 'public' and fn.nspname = 'public'`,
      values: [],
    },
    {
      name: 'every table names its programme',
      sql: `select c.relname as object, c.relname <> 'programmes' and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id' and a.attnotnull) as bad from ${tables}`,
      values: [],
    },
  ];
}

function functionRules(roles: string[]): Rule[] {
  return [
    {
      name: 'functions with the owner’s rights are known, and their path is fixed',
      sql: `select n.nspname || '.' || p.proname as object, not ((n.nspname || '.' || p.proname) = any($1) and coalesce(array_to_string(p.proconfig, ',') ~ 'search_path=pg_catalog, pg_temp', false)) as bad
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
      values: [definerFunctions],
    },
    {
      name: 'functions are granted by name',
      sql: `select n.nspname || '.' || p.proname as object, p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0) as bad from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('app', 'install') and p.prorettype <> 'trigger'::regtype`,
      values: [],
    },
    {
      name: 'partners and visitors write no sight',
      sql: `select r.role as object, has_table_privilege(r.role, 'public.visibility', 'insert') or has_table_privilege(r.role, 'public.visibility', 'update') as bad from unnest($1::text[]) as r (role)`,
      values: [roles.filter((role) => /_(partner|public)$/.test(role))],
    },
  ];
}
