-- Written policies: drafted, tried on past records, published from a moment on, never edited afterwards.

create table public.policies (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  kind text not null check (kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)?$'),
  -- The policy's own version, counted per kind; `version` counts edits of the draft.
  number integer not null check (number > 0),
  status text not null check (status in ('draft', 'trial', 'published')),
  title text not null check (length(title) between 1 and 200),
  document jsonb not null check (jsonb_typeof(document) = 'object'),
  note text not null default '' check (length(note) <= 2000),
  -- What the last trial found; null when the document was edited since.
  tried jsonb,
  created_by jsonb not null,
  created_at timestamptz not null,
  published_by jsonb,
  published_at timestamptz,
  effective_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, kind, number),
  check ((status = 'published') = (published_at is not null and effective_at is not null and published_by is not null))
);
create index policies_in_force on public.policies (programme_id, kind, effective_at desc, number desc) where status = 'published';
create trigger keep_unchanged before update or delete on public.policies
  for each row when (old.status = 'published') execute function app.keep_unchanged();
call install.protect('public.policies', vendor => 'select, insert, update', worker => 'select, insert, update', owner => 'select:any');

-- What partners may read of a published policy that binds them. It is written at publication, so
-- drafts, trials and the vendor's notes are in no table that a partner's role can open.
create table public.policy_publications (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  policy_id public.id not null,
  kind text not null,
  number integer not null,
  title text not null,
  document jsonb not null,
  sentences jsonb not null,
  effective_at timestamptz not null,
  published_at timestamptz not null,
  primary key (programme_id, policy_id),
  foreign key (programme_id, policy_id) references public.policies (programme_id, id) on delete cascade
);
create index policy_publications_in_force on public.policy_publications (programme_id, kind, effective_at desc, number desc);
create trigger keep_unchanged before update or delete on public.policy_publications
  for each row execute function app.keep_unchanged();
call install.protect('public.policy_publications',
  vendor => 'select, insert', partner => 'select', worker => 'select, insert', owner => 'select:any');
