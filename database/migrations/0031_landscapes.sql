-- Which day's state of a landscape each partnership stands at, and look-ups that imports make.

create table public.landscape_states (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  partnership text not null,
  -- The day that the file described.
  described_on date not null,
  created_at timestamptz not null,
  primary key (programme_id, id),
  unique (programme_id, partnership, described_on)
);
call install.protect('public.landscape_states', vendor => 'select', worker => 'select, insert, delete');

create index partnerships_by_source on public.partnerships (programme_id, source_key);
create index partners_by_lower_name on public.partners (programme_id, lower(name));
