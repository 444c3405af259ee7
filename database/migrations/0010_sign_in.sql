-- Signing in: the sign-in library's own tables, the counted tries, one-time links, and what a
-- person may do with the own sessions without any right on the tables behind them.

-- The library's user is our person.
alter table auth.people
  add column email_verified boolean not null default false,
  add column image text,
  add column updated_at timestamptz not null default current_timestamp;

-- The library's tables keep the library's column names (better-auth 1.7, its own schema).
create table auth.library_sessions (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth.people (id) on delete cascade
);
create index library_sessions_by_person on auth.library_sessions ("userId");

create table auth.library_accounts (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth.people (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index library_accounts_by_person on auth.library_accounts ("userId");

create table auth.verifications (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verifications_by_identifier on auth.verifications ("identifier");

create table auth.passkeys (
  "id" text primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references auth.people (id) on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index passkeys_by_person on auth.passkeys ("userId");
create unique index passkeys_by_credential on auth.passkeys ("credentialID");

-- Tries at one address within the window; addresses are kept as hashes, known or not.
create table auth.tries (
  subject_hash text not null,
  purpose text not null check (purpose in ('code', 'request', 'link')),
  tried_at timestamptz not null
);
create index tries_by_subject on auth.tries (subject_hash, purpose, tried_at);
create index tries_by_age on auth.tries (tried_at);

-- A link that signs somebody in once. Only its hash is kept.
create table auth.links (
  token_hash text primary key,
  programme_id public.id not null references public.programmes (id) on delete cascade,
  purpose text not null check (purpose in ('enter', 'invitation')),
  -- The membership that it enters, or the invitation that it accepts.
  subject_id public.id not null,
  target text not null check (target ~ '^/([^/\\]|$)'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index links_by_subject on auth.links (programme_id, subject_id);

alter table auth.sessions add column device text;

grant select, insert, update, delete on auth.library_sessions, auth.library_accounts, auth.verifications,
  auth.passkeys, auth.tries, auth.links to {{auth}};

-- An accepted invitation may bring back a membership that had ended.
call install.protect_for('public.memberships', 'auth', '{{auth}}', 'update:any');

-- Whatever ends a membership ends its sessions and keys in the same commit, so that bringing it
-- back later revives none of them.
call install.protect_for('public.api_keys', 'owner', '{{owner}}', 'update:any');
create function app.end_credentials() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Machine time, as for the sessions' own expiry.
  update auth.sessions set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  return null;
end $$;
revoke all on function app.end_credentials() from public;
create trigger end_credentials after update of ended_at on public.memberships
  for each row when (new.ended_at is not null and old.ended_at is null) execute function app.end_credentials();

-- The own live sessions of the claimed person, over all programmes.
create function app.own_sessions()
  returns table (id text, surface text, device text, created_at timestamptz, expires_at timestamptz,
    programme_name text, organisation_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select s.id, s.surface, s.device, s.created_at, s.expires_at, p.name, o.name
    from auth.sessions s
    join public.memberships m on m.programme_id = s.programme_id and m.id = s.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    join public.programmes p on p.id = s.programme_id
    where s.person_id = app.person() and s.ended_at is null and s.expires_at > clock_timestamp()
      and m.ended_at is null and o.active
    order by s.created_at desc, s.id desc;
  end;

-- True when the session was the claimed person's and was live.
create function app.end_own_session(session text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update auth.sessions set ended_at = clock_timestamp()
    where id = session and person_id = app.person() and ended_at is null;
  return found;
end $$;

-- The memberships that the claimed person may switch to.
create function app.own_memberships()
  returns table (id text, programme_id text, programme_name text, programme_slug text,
    organisation_id text, organisation_name text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select m.id, m.programme_id, p.name, p.slug, m.organisation_id, o.name, m.kind
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    join public.programmes p on p.id = m.programme_id
    where m.person_id = app.person() and m.ended_at is null and o.active
    order by p.name, o.name, m.id;
  end;

-- Turns one of the own sessions to another of the own memberships; false when either is not.
create function app.switch_own_session(session text, membership text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update auth.sessions s set programme_id = m.programme_id, membership_id = m.id
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where s.id = session and s.person_id = app.person() and s.ended_at is null
      and m.id = membership and m.person_id = app.person() and m.ended_at is null and o.active;
  return found;
end $$;

revoke all on function app.own_sessions(), app.end_own_session(text), app.own_memberships(),
  app.switch_own_session(text, text) from public;
grant execute on function app.own_sessions(), app.end_own_session(text), app.own_memberships(),
  app.switch_own_session(text, text) to {{vendor}}, {{partner}};

-- The worker's mails carry links; it may make one for a membership of its programme, in its own transaction.
create function app.add_link(token_hash text, membership text, target text, made_at timestamptz, ends_at timestamptz)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into auth.links (token_hash, programme_id, purpose, subject_id, target, created_at, expires_at)
    select add_link.token_hash, m.programme_id, 'enter', m.id, add_link.target, made_at, ends_at
    from public.memberships m
    where m.programme_id = app.programme('worker') and m.id = membership and m.ended_at is null;
  return found;
end $$;
revoke all on function app.add_link(text, text, text, timestamptz, timestamptz) from public;
grant execute on function app.add_link(text, text, text, timestamptz, timestamptz) to {{worker}};
