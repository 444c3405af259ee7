-- Changes of many records at once: what was asked, what came of it, and what is needed to take it back.

create table public.bulk_changes (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  -- The records' word, such as partners, and what is done to them; their module knows how.
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  action text not null check (action ~ '^[a-z][a-z-]*$'),
  values jsonb not null,
  -- {ids} or {filter}: which records.
  selection jsonb not null,
  status text not null check (status in ('running', 'done', 'undoing', 'undone')),
  -- Counts, the first records before and after, the first refused ones with their reasons.
  report jsonb,
  job_id public.id,
  undo_job_id public.id,
  undo_report jsonb,
  -- {kind, personId, organisationId, name}
  requested_by jsonb not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  undo_until timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  constraint bulk_changes_pkey primary key (programme_id, id)
);
create index bulk_changes_by_undo on public.bulk_changes (undo_until) where status = 'done';
call install.protect('public.bulk_changes', vendor => 'select, insert, update', worker => 'select:any, insert, update, delete');

-- What it did to each record; kept as long as it can be taken back.
create table public.bulk_change_rows (
  programme_id public.id not null,
  bulk_change_id public.id not null,
  record_id public.id not null,
  label text not null,
  before jsonb not null,
  after jsonb not null,
  constraint bulk_change_rows_pkey primary key (programme_id, bulk_change_id, record_id),
  constraint bulk_change_rows_bulk_change_fkey foreign key (programme_id, bulk_change_id)
    references public.bulk_changes (programme_id, id) on delete cascade
);
call install.protect('public.bulk_change_rows', vendor => 'select', worker => 'select, insert, delete');
