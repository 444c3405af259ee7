-- Who may enter: people span programmes (schema auth), organisations and memberships belong to one.

create table auth.people (
  id public.id primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 320),
  name text not null default '',
  created_at timestamptz not null
);

create table public.organisations (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  side text not null check (side in ('vendor', 'partner')),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,80}$'),
  name text not null check (length(name) between 1 and 300),
  active boolean not null default true,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, slug)
);
call install.protect('public.organisations',
  vendor => 'select, insert, update, delete', partner => 'select:own(id), update:own(id)', worker => 'select, insert, update, delete',
  auth => 'select:any', owner => 'select:any');

create table public.memberships (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  person_id public.id not null references auth.people (id),
  kind text not null check (kind in ('vendor.admin', 'vendor.channel-manager', 'vendor.marketer', 'vendor.seller', 'vendor.finance',
    'partner.admin', 'partner.seller', 'partner.marketer', 'distributor.admin', 'distributor.seller', 'influencer')),
  -- Kept here too, so that a colleague list needs no look into auth.
  name text not null,
  email text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, organisation_id, person_id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
create index memberships_by_person on public.memberships (person_id);
call install.protect('public.memberships',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete',
  auth => 'select:any, insert:any', owner => 'select:any');

create table auth.sessions (
  id public.id primary key,
  -- Only the hash is kept: a copy of the table opens nothing.
  token_hash text not null unique,
  person_id public.id not null references auth.people (id) on delete cascade,
  programme_id public.id references public.programmes (id) on delete cascade,
  membership_id public.id,
  surface text not null check (surface in ('web', 'api', 'cli')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (programme_id, membership_id) references public.memberships (programme_id, id) on delete cascade
);
create index sessions_by_person on auth.sessions (person_id);
grant select, insert, update, delete on auth.people, auth.sessions to {{auth}};

create table public.api_keys (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  membership_id public.id not null,
  name text not null check (length(name) between 1 and 100),
  token_hash text not null unique,
  token_hint text not null,
  -- What the key may do: 'read', 'write'.
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  foreign key (programme_id, membership_id) references public.memberships (programme_id, id) on delete cascade
);
call install.protect('public.api_keys',
  vendor => 'select:own, insert:own, update:own', partner => 'select:own, insert:own, update:own', worker => 'select, delete',
  auth => 'select:any, update:any', owner => 'select:any');

-- Opens a transaction's context: the signed claim is set and, where a session or key
-- stands behind it, that it is still good is asked in this same transaction. So a
-- revocation binds the next request, whatever any process remembers.
create function app.enter(context text, credential text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  good boolean;
begin
  perform set_config('app.context', context, true);
  if app.claim(1) is null then return false; end if;
  if credential is null then return true; end if;
  if credential like 'sess\_%' then
    select true into good
    from auth.sessions s
    join public.memberships m on m.programme_id = s.programme_id and m.id = s.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where s.id = credential and s.ended_at is null and s.expires_at > clock_timestamp()
      and m.ended_at is null and o.active
      and m.programme_id = app.claim(2) and m.organisation_id = app.claim(3) and m.person_id = app.claim(4)
      and m.kind = app.claim(6);
  else
    select true into good
    from public.api_keys k
    join public.memberships m on m.programme_id = k.programme_id and m.id = k.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where k.id = credential and k.ended_at is null and k.expires_at > clock_timestamp()
      and m.ended_at is null and o.active
      and m.programme_id = app.claim(2) and m.organisation_id = app.claim(3) and k.id = app.claim(4);
  end if;
  if good is null then perform set_config('app.context', '', true); end if;
  return coalesce(good, false);
end $$;
revoke all on function app.enter(text, text) from public;
grant execute on function app.enter(text, text) to {{vendor}}, {{partner}}, {{worker}}, {{public}}, {{auth}};
