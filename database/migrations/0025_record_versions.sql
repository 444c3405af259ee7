-- What a decision was based on: facts of a record at one version, kept for ever and referred to.

-- Refuses every change of a kept row. Only the removal of its whole programme may take it along:
-- the cascade comes when the programme's own row is already gone.
create function app.keep_unchanged() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from public.programmes p where p.id = old.programme_id) then
    return old;
  end if;
  raise exception '% keeps its rows unchanged', tg_table_name using errcode = 'restrict_violation';
end $$;
revoke all on function app.keep_unchanged() from public;

create table public.record_versions (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  record_id public.id not null,
  version integer not null check (version > 0),
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  -- Which transaction wrote it: by this, readers tell two states of a kind apart without a
  -- counter on which every writer would wait (platform/decisions/record-versions.ts, stampOf).
  written_in xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null,
  primary key (programme_id, record_id, version)
);
create index record_versions_by_kind on public.record_versions (programme_id, kind, record_id, version desc);
create index record_versions_by_transaction on public.record_versions (programme_id, kind, written_in);
create trigger keep_unchanged before update or delete on public.record_versions
  for each row execute function app.keep_unchanged();
call install.protect('public.record_versions', vendor => 'select, insert', worker => 'select, insert', owner => 'select:any');
-- A partner states the facts of its own records, and reads none back: facts may hold what the vendor added.
grant insert on public.record_versions to {{partner}};
create policy partner_insert on public.record_versions for insert to {{partner}} with check (
  programme_id = (select app.programme('partner')) and (record_id = (select app.organisation()) or exists (
    select 1 from public.visibility v
    where v.programme_id = record_versions.programme_id and v.record_id = record_versions.record_id
      and v.organisation_id = (select app.organisation()) and v.level = 'own')));

-- A list of records at versions, named by the hash of its content: hundreds of decisions over the
-- same candidates share one row.
create table public.populations (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  -- [[id, version], …] in the order of the ids.
  members jsonb not null check (jsonb_typeof(members) = 'array'),
  created_at timestamptz not null,
  primary key (programme_id, hash)
);
create trigger keep_unchanged before update or delete on public.populations
  for each row execute function app.keep_unchanged();
call install.protect('public.populations', vendor => 'select, insert', worker => 'select, insert', owner => 'select:any');
