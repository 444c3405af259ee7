-- Applications: a firm asks to become a partner. Its organisation is made with it, in the stage
-- "applicant", so that the applicant sees its own and nothing else by the same policies as any partner.

create table public.applications (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  company_name text not null check (length(company_name) between 1 and 300),
  country char(2) not null,
  roles text[] not null,
  applicant_name text not null check (length(applicant_name) between 1 and 200),
  applicant_email text not null,
  -- What was answered to the policy's questions, by their names.
  answers jsonb not null,
  status text not null check (status in ('under-review', 'asked', 'approved', 'refused', 'withdrawn')),
  -- By which it was judged when it came in; the applicant was shown the same one.
  policy_id public.id not null,
  points integer not null,
  points_of integer not null,
  submitted_at timestamptz not null,
  -- A person answers by then; null once a rule has decided.
  decision_by timestamptz,
  decided_at timestamptz,
  -- The decision by which it stands as it stands: the rule's, then the person's.
  decision_id public.id not null,
  question text,
  reply text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade,
  foreign key (programme_id, policy_id) references public.policies (programme_id, id),
  foreign key (programme_id, decision_id) references public.decisions (programme_id, id),
  check ((status = 'asked') <= (question is not null))
);
create index applications_by_time on public.applications (programme_id, submitted_at, id);
create index applications_by_status on public.applications (programme_id, status, decision_by, id);
create index applications_by_organisation on public.applications (programme_id, organisation_id, submitted_at, id);
-- The second click, and the crash before the answer, find the first application again.
create unique index applications_one_open on public.applications (programme_id, lower(applicant_email))
  where status in ('under-review', 'asked');
call install.protect('public.applications',
  vendor => 'select, insert, update', partner => 'select:own', worker => 'select, insert, update, delete');

-- An applicant answers a question, or takes the application back; nothing else is its to write.
grant update (status, reply, decision_by, updated_at, version) on public.applications to {{partner}};
create policy partner_update on public.applications for update to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and status in ('under-review', 'asked'))
  with check (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and status in ('under-review', 'asked', 'withdrawn'));

-- Somebody of a partner's mail domain asks to be let in; the partner's administrators answer.
create table public.join_requests (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  name text not null check (length(name) between 1 and 200),
  email text not null,
  status text not null check (status in ('open', 'invited', 'declined')),
  created_at timestamptz not null,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade
);
create index join_requests_by_organisation on public.join_requests (programme_id, organisation_id, created_at, id);
create unique index join_requests_one_open on public.join_requests (programme_id, organisation_id, lower(email)) where status = 'open';
call install.protect('public.join_requests',
  vendor => 'select', partner => 'select:own, update:own', worker => 'select, insert, update, delete');
