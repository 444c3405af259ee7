import type pg from 'pg';
import { roleNames, roleOf, type RolePrefix } from './roles.ts';

type Queryable = Pick<pg.Client, 'query'>;

const schemas = ['install', 'app', 'auth', 'codes', 'public'];
const named = `n.nspname = any($1)`;

/**
 * The present schema as text, read from the catalogue: tables with keys and checks, indexes,
 * policies, grants, triggers, functions. Role names stand as `{{vendor}}`, as in the migrations.
 * It is for reading and for seeing in review what a migration did; migrations remain the source.
 */
export async function schemaText(client: Queryable, prefix: RolePrefix): Promise<string> {
  const parts = [
    '-- The present schema, read from the catalogue after all migrations. Do not edit: `npm test -- schema-text` tells how to renew it.',
  ];
  for (const table of await tablesOf(client)) parts.push(await tableText(client, table));
  parts.push(...(await functionsOf(client)));
  let text = `${parts.join('\n\n')}\n`;
  for (const name of roleNames)
    text = text.replaceAll(new RegExp(`"?\\b${roleOf(prefix, name)}\\b"?`, 'g'), `{{${name}}}`);
  return text;
}

type Table = { oid: number; name: string };

async function tablesOf(client: Queryable): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::int as oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${named} and c.relkind in ('r', 'p') order by array_position($1, n.nspname::text), c.relname`,
    [schemas],
  );
  return rows;
}

async function tableText(client: Queryable, { oid, name }: Table): Promise<string> {
  const lines = async (sql: string) =>
    (await client.query<{ line: string }>(sql, [oid])).rows.map((row) => row.line);
  const columns =
    await lines(`select format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const constraints =
    await lines(`select format('  constraint %I %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint where conrelid = $1 and contype in ('p', 'u', 'f', 'c', 'x')
    order by array_position(array['p', 'u', 'f', 'c', 'x'], contype::text), conname`);
  const indexes =
    await lines(`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i where i.indrelid = $1
    and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by i.indexrelid::regclass::text`);
  const security = await lines(
    `select format('alter table %s enable row level security, force row level security;', c.oid::regclass) as line from pg_class c where c.oid = $1 and c.relrowsecurity and c.relforcerowsecurity`,
  );
  const policies =
    await lines(`select format('create policy %I on %s%s for %s to %s%s%s;', p.polname, p.polrelid::regclass, case when p.polpermissive then '' else ' as restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(pg_get_userbyid(r), ', ' order by pg_get_userbyid(r)) from unnest(p.polroles) r),
      coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''), coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')) as line
    from pg_policy p where p.polrelid = $1 order by p.polname`);
  const grants =
    await lines(`select format('grant %s on %s to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), c.oid::regclass, pg_get_userbyid(a.grantee)) as line
    from pg_class c cross join lateral aclexplode(c.relacl) a where c.oid = $1 and a.grantee <> c.relowner group by c.oid, a.grantee order by pg_get_userbyid(a.grantee)`);
  const columnGrants =
    await lines(`select format('grant %s (%s) on %s to %s;', lower(a.privilege_type), string_agg(quote_ident(t.attname), ', ' order by t.attnum), t.attrelid::regclass, pg_get_userbyid(a.grantee)) as line
    from pg_attribute t cross join lateral aclexplode(t.attacl) a where t.attrelid = $1 group by t.attrelid, a.privilege_type, a.grantee order by pg_get_userbyid(a.grantee), a.privilege_type`);
  const triggers = await lines(
    `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`,
  );
  return [
    `create table ${name} (\n${[...columns, ...constraints].join(',\n')}\n);`,
    ...indexes,
    ...security,
    ...policies,
    ...grants,
    ...columnGrants,
    ...triggers,
  ].join('\n');
}

async function functionsOf(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_functiondef(p.oid) || ';' as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${named} and p.prokind in ('f', 'p') order by n.nspname, p.proname, p.oid::regprocedure::text`,
    [schemas],
  );
  return rows.map((row) => row.text);
}
