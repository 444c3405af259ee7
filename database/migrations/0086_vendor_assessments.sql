-- Both sides assess: a firm whose application was decided says what it thinks of the vendor's terms and pace.
-- The vendor reads no single answer, only averages over whole groups of five firms.

create table public.vendor_assessments (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  organisation_id public.id not null,
  terms smallint not null check (terms between 1 and 5),
  pace smallint not null check (pace between 1 and 5),
  recommendation smallint not null check (recommendation between 1 and 5),
  created_at timestamptz not null,
  -- Once for each firm: five answers are five firms.
  primary key (programme_id, organisation_id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade
);
create index vendor_assessments_by_time on public.vendor_assessments (programme_id, created_at, organisation_id);
-- Never the vendor's to read.
call install.protect('public.vendor_assessments', partner => 'select:own, insert:own', worker => 'select, insert, delete');

create table public.assessment_summaries (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  -- Grows by whole groups of five, so that the difference of two readings is no firm's answer either.
  firms integer not null check (firms > 0 and firms % 5 = 0),
  terms_sum integer not null,
  pace_sum integer not null,
  recommendation_sum integer not null,
  summed_at timestamptz not null,
  primary key (programme_id)
);
call install.protect('public.assessment_summaries', vendor => 'select', worker => 'select, insert, update, delete');
