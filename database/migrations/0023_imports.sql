-- Imports: what a file was to do, what it did, and what is needed to take it back.

create table public.imports (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  format text not null check (format ~ '^[a-z][a-z-]*$'),
  file_name text not null,
  -- The stored file; null where a command read it from its own place.
  file_id public.id,
  -- {map, key}: as the person gave them.
  options jsonb not null default '{}',
  status text not null check (status in ('checking', 'checked', 'running', 'done', 'refused', 'undoing', 'undone')),
  -- What was found in the file, as the latest check or run has it: mapping, preview, examples, counts.
  report jsonb,
  refused_count integer not null default 0,
  -- The check or run that was asked for last, the run that wrote, and the one that took it back.
  job_id public.id,
  run_job_id public.id,
  undo_job_id public.id,
  undo_report jsonb,
  -- {kind, personId, organisationId, name}
  requested_by jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  undo_until timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id)
);
create index imports_by_run on public.imports (programme_id, run_job_id);
create index imports_by_undo on public.imports (undo_until) where status = 'done';
call install.protect('public.imports', vendor => 'select, insert, update', worker => 'select:any, insert, update, delete');

-- What an import did to each record, in its order; kept as long as it can be taken back.
create table public.import_changes (
  programme_id public.id not null,
  import_id public.id not null,
  number integer not null,
  -- The record's word, such as partner; its module knows how to take the change back.
  record text not null,
  record_id public.id not null,
  action text not null check (action in ('created', 'changed')),
  before jsonb,
  after jsonb not null,
  primary key (programme_id, import_id, number),
  foreign key (programme_id, import_id) references public.imports (programme_id, id) on delete cascade
);
call install.protect('public.import_changes', vendor => 'select', worker => 'select, insert, delete');

-- Keys under which imports know records whose own table has none.
create table public.import_keys (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  record text not null,
  key text not null,
  record_id public.id not null,
  primary key (programme_id, record, key)
);
create index import_keys_by_record on public.import_keys (programme_id, record_id);
call install.protect('public.import_keys', vendor => 'select', worker => 'select, insert, update, delete');
