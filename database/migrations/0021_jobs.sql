-- Timers on business time, and long work with progress.

create table public.timers (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  -- The record that it will happen to; of any module, hence no foreign key.
  subject_id public.id not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  -- Machine time: how long a failed handler rests, whatever the business clock does.
  rests_until timestamptz,
  problem text,
  primary key (programme_id, kind, subject_id)
);
create index timers_by_due on public.timers (due_at);
call install.protect('public.timers',
  vendor => 'select, insert, update, delete',
  partner => 'select:visible(subject_id), insert:visible(subject_id), update:visible(subject_id), delete:visible(subject_id)',
  worker => 'select:any, insert, update, delete', visitor => 'insert');

create table public.background_jobs (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Words for a person: what is being done just now.
  stage text,
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  input jsonb not null default '{}',
  file_ids text[] not null default '{}',
  result jsonb,
  problems jsonb not null default '[]',
  -- {kind, personId, organisationId, name}
  requested_by jsonb not null,
  organisation_id public.id,
  cancel_requested boolean not null default false,
  attempts integer not null default 0,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Machine time: which worker has it, and until when without a sign of life.
  lease_owner text,
  lease_until timestamptz,
  version integer not null default 1,
  primary key (programme_id, id)
);
create index background_jobs_in_line on public.background_jobs (created_at) where status in ('queued', 'running');
create index background_jobs_by_status on public.background_jobs (programme_id, status, id);
call install.protect('public.background_jobs',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own',
  worker => 'select:any, insert, update, delete');
