-- The journal: what happened, by whom, through which surface; sealed into a hash chain per programme.

create function app.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Only a programme that is removed as a whole takes its history along.
  if tg_op = 'DELETE' then
    if not exists (select from public.programmes p where p.id = old.programme_id) then return old; end if;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
revoke all on function app.refuse_change() from public;

create procedure install.append_only(target regclass)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function app.refuse_change()', target);
  execute format('create trigger append_only_whole before truncate on %s for each statement execute function app.refuse_change()', target);
end $$;
revoke all on procedure install.append_only(regclass) from public;

create table public.events (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  type text not null check (type ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  at timestamptz not null,
  -- The record that it happened to. No foreign key: history outlives what it tells of.
  subject_id public.id not null,
  -- The one partner that may read it.
  organisation_id public.id,
  -- {kind, personId, organisationId, name}
  actor jsonb not null check (jsonb_typeof(actor) = 'object'),
  surface text not null check (surface in ('web', 'api', 'mail', 'cli', 'mcp', 'connector', 'worker')),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  request_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (programme_id, id)
);
create index events_by_subject on public.events (programme_id, subject_id, id);
call install.protect('public.events',
  vendor => 'select, insert', partner => 'select:own, insert:own', worker => 'select, insert', visitor => 'insert');
call install.append_only('public.events');

-- A partner cannot write history in another's name, nor a visitor into a partner's pages.
create policy partner_signs_itself on public.events as restrictive for insert to {{partner}}
  with check (actor ->> 'organisationId' = (select app.organisation()));
create policy public_signs_itself on public.events as restrictive for insert to {{public}}
  with check (organisation_id is null and actor ->> 'kind' = 'anonymous');

-- Position in the chain. An event's seal is never taken back.
create table public.seals (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  position bigint not null check (position >= 1),
  event_id public.id not null,
  organisation_id public.id,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (programme_id, position),
  unique (programme_id, event_id),
  foreign key (programme_id, event_id) references public.events (programme_id, id)
);
create index seals_by_organisation on public.seals (programme_id, organisation_id, position) where organisation_id is not null;
call install.protect('public.seals', vendor => 'select', partner => 'select:own', worker => 'select, insert');
call install.append_only('public.seals');

-- Events that wait for their seal.
create table public.unsealed_events (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  event_id public.id not null,
  xid xid8 not null,
  primary key (programme_id, event_id)
);
create index unsealed_events_in_order on public.unsealed_events (programme_id, xid, event_id);
call install.protect('public.unsealed_events', worker => 'select:any, delete', owner => 'insert:any');

-- Events that wait for the relay to the queue. Its rows are deleted as they are sent.
create table public.outbox (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  event_id public.id not null,
  number bigint generated always as identity,
  type text not null,
  primary key (programme_id, event_id)
);
create index outbox_in_order on public.outbox (number);
call install.protect('public.outbox', worker => 'select:any, update:any, delete:any', owner => 'insert:any');

-- Whoever writes an event, in whatever way: it is queued for sealing and for its reactions.
create function app.queue_events() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.unsealed_events (programme_id, event_id, xid)
  select f.programme_id, f.id, pg_current_xact_id() from fresh f;
  insert into public.outbox (programme_id, event_id, type)
  select f.programme_id, f.id, f.type from fresh f order by f.id;
  return null;
end $$;
revoke all on function app.queue_events() from public;
create trigger queue_events after insert on public.events
  referencing new table as fresh for each statement execute function app.queue_events();

-- A reaction that has run leaves its row in the transaction of its effect, so a repeat has none.
create table public.reaction_runs (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  event_id public.id not null,
  reaction text not null,
  at timestamptz not null,
  primary key (programme_id, event_id, reaction),
  foreign key (programme_id, event_id) references public.events (programme_id, id) on delete cascade
);
call install.protect('public.reaction_runs', worker => 'select, insert, delete');
