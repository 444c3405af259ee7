-- The ground: schemas, the signed context and the one procedure that protects a table.
-- {{owner}}, {{vendor}} … are replaced by the installation's role names.

create schema install;
create schema app;
create schema auth;
create schema codes;

revoke all on schema public from public;
grant usage on schema public to {{vendor}}, {{partner}}, {{worker}}, {{public}}, {{auth}};
grant usage on schema app to {{vendor}}, {{partner}}, {{worker}}, {{public}}, {{auth}};
grant usage on schema codes to {{vendor}}, {{partner}}, {{worker}}, {{public}};
grant usage on schema auth to {{auth}};

create domain public.id as text collate "C"
  -- Without a counted repeat, which takes PostgreSQL three times as long: this is asked of every id that is written.
  check (value ~ '^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]+$' and strpos(value, '_') = length(value) - 26);

-- Text as conditions compare it: their table of letters (platform/conditions/text.ts), so that
-- every PostgreSQL folds as JavaScript does. Lists sort by it, and indexes hold it.
create function app.folded(value text) returns text
  language sql immutable parallel safe
  -- Most text is ASCII, for which the letters outside need not be looked for.
  return case when octet_length(value) = char_length(value) then lower(value collate "C")
    else lower(translate(value,
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
      'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžάέήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюя') collate "C") end;

revoke all on function app.folded(text) from public;
grant execute on function app.folded(text) to {{vendor}}, {{partner}}, {{worker}}, {{public}}, {{auth}};

create table install.settings (
  key text primary key,
  value jsonb not null
);

-- HMAC-SHA-256 from the built-in sha256: the padded keys are kept, so no extension is needed.
create table install.context_key (
  only_row boolean primary key default true check (only_row),
  inner_pad bytea not null,
  outer_pad bytea not null
);

-- A claim is side/programme/organisation/person/expiry/kind, '-' where there is none.
-- It counts only with the signature that application roles cannot make.
create function app.claim(field integer) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  raw text := current_setting('app.context', true);
  body text;
  keys install.context_key%rowtype;
begin
  if raw is null or raw = '' then return null; end if;
  body := split_part(raw, '~', 1);
  select * into keys from install.context_key;
  if encode(sha256(keys.outer_pad || sha256(keys.inner_pad || convert_to(body, 'UTF8'))), 'hex')
     is distinct from split_part(raw, '~', 2) then
    return null;
  end if;
  -- Expiry is machine time on purpose: a moved business clock must not revive a claim.
  if split_part(body, '/', 5)::bigint < extract(epoch from clock_timestamp()) then return null; end if;
  return nullif(split_part(body, '/', field), '-');
end $$;

create function app.programme(side text) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.claim(1) is distinct from side then return null; end if;
  return app.claim(2);
end $$;

create function app.organisation() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return app.claim(3);

create function app.person() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return app.claim(4);

revoke all on function app.claim(integer), app.programme(text), app.organisation(), app.person() from public;
grant execute on function app.claim(integer), app.programme(text), app.organisation(), app.person()
  to {{vendor}}, {{partner}}, {{worker}}, {{public}}, {{auth}};

-- The predicate of one scope, for one side.
--   programme        rows of the claimed programme
--   self             the programme's own row
--   visible(column)  rows that `visibility` shows to the claimed organisation
--   own(column)      rows whose column is the claimed organisation
--   person(column)   rows whose column is the claimed person
--   any              every row (worker's and sign-in's look-ups over programmes)
create function install.scope_predicate(target regclass, side text, scope text, target_column text) returns text
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  in_programme text := format('programme_id = (select app.programme(%L))', side);
begin
  return case scope
    when 'any' then 'true'
    when 'self' then format('id = (select app.programme(%L))', side)
    when 'programme' then in_programme
    when 'own' then format('%s and %I = (select app.organisation())', in_programme, coalesce(target_column, 'organisation_id'))
    when 'person' then format('%s and %I = (select app.person())', in_programme, coalesce(target_column, 'person_id'))
    when 'visible' then format(
      '%s and exists (select 1 from public.visibility v where v.programme_id = %s.programme_id and v.record_id = %s.%I and v.organisation_id = (select app.organisation()))',
      in_programme, target, target, coalesce(target_column, 'id'))
    else null
  end;
end $$;

-- Grants and policies of one role on one table, from a list such as
-- 'select:visible, insert:own, update:visible(deal_id)'. No scope means 'programme'.
create procedure install.protect_for(target regclass, side text, role_name text, rights text)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  item text;
  parts text[];
  predicate text;
begin
  for item in select trim(x) from unnest(string_to_array(rights, ',')) x where trim(x) <> '' loop
    parts := regexp_match(item, '^(select|insert|update|delete)(?::([a-z]+)(?:\(([a-z_]+)\))?)?$');
    if parts is null then raise exception 'protect: cannot read "%"', item; end if;
    predicate := install.scope_predicate(target, side, coalesce(parts[2], 'programme'), parts[3]);
    if predicate is null then raise exception 'protect: unknown scope in "%"', item; end if;
    execute format('grant %s on %s to %I', parts[1], target, role_name);
    execute format('create policy %I on %s for %s to %I %s',
      side || '_' || parts[1], target, parts[1], role_name,
      case parts[1]
        when 'insert' then format('with check (%s)', predicate)
        when 'update' then format('using (%s) with check (%s)', predicate, predicate)
        else format('using (%s)', predicate)
      end);
  end loop;
end $$;

-- Every table of a programme is protected by this call, in the migration that makes it.
create procedure install.protect(
  target regclass, vendor text default '', partner text default '', worker text default '',
  visitor text default '', auth text default '', owner text default '')
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  call install.protect_for(target, 'vendor', '{{vendor}}', vendor);
  call install.protect_for(target, 'partner', '{{partner}}', partner);
  call install.protect_for(target, 'worker', '{{worker}}', worker);
  call install.protect_for(target, 'public', '{{public}}', visitor);
  call install.protect_for(target, 'auth', '{{auth}}', auth);
  call install.protect_for(target, 'owner', '{{owner}}', owner);
end $$;

revoke all on all functions in schema install from public;
revoke all on all procedures in schema install from public;

create table public.programmes (
  id public.id primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null check (length(name) between 1 and 200),
  -- The vendor's own organisation is no partner: it is the programme's other side.
  vendor_name text not null,
  vendor_domain text,
  time_zone text not null,
  currency char(3) not null,
  description text not null default '',
  sample boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  version integer not null default 1
);
call install.protect('public.programmes',
  vendor => 'select:self, update:self', partner => 'select:self', worker => 'select:any, insert:any, update:any, delete:self',
  visitor => 'select:self', auth => 'select:any', owner => 'select:any');

-- What an organisation may see: own, offered, granted and downline records all write it.
create table public.visibility (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  record_id public.id not null,
  organisation_id public.id not null,
  level text not null check (level in ('own', 'offered', 'granted', 'downline')),
  granted_at timestamptz not null,
  primary key (programme_id, record_id, organisation_id)
);
create index visibility_by_organisation on public.visibility (programme_id, organisation_id, record_id);
-- A partner may never write here: a row would open somebody else's record.
call install.protect('public.visibility',
  vendor => 'select, insert, update, delete', partner => 'select:own', worker => 'select, insert, update, delete', owner => 'insert:any');

-- A record that its own organisation inserts becomes visible to it, and only that record.
create function app.record_own_visibility() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.organisation_id is not null then
    insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    values (new.programme_id, new.id, new.organisation_id, 'own', new.created_at);
  end if;
  return null;
end $$;
revoke all on function app.record_own_visibility() from public;

create procedure install.own_visibility(target regclass)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger own_visibility after insert on %s for each row execute function app.record_own_visibility()', target);
end $$;
revoke all on procedure install.own_visibility(regclass) from public;

-- A repeated request gets its first answer; the row commits with the effect.
create table public.idempotency_keys (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  -- The person, API key or 'anonymous' whose key it is.
  owner text not null,
  key text not null check (length(key) between 1 and 255),
  operation text not null,
  body_hash text not null,
  status integer not null,
  headers jsonb not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (programme_id, owner, key)
);
create index idempotency_keys_by_age on public.idempotency_keys (programme_id, created_at);
call install.protect('public.idempotency_keys',
  vendor => 'select:person(owner), insert:person(owner)', partner => 'select:person(owner), insert:person(owner)',
  visitor => 'select:person(owner), insert:person(owner)', worker => 'select, insert, delete');

-- The programme behind a public address, before there is any claim.
create function app.programme_of_slug(wanted text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select id from public.programmes where slug = wanted;
  end;
revoke all on function app.programme_of_slug(text) from public;
grant execute on function app.programme_of_slug(text) to {{public}}, {{auth}}, {{worker}};
