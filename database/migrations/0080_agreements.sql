-- Acceptances of the partner agreement: which version, by whom, when, and the digest of the very text. The agreement
-- itself is a policy like any other.

create table public.agreement_acceptances (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  policy_id public.id not null,
  policy_version integer not null,
  country char(2) not null,
  person_id text not null,
  person_name text not null check (length(person_name) between 1 and 200),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  surface text not null,
  accepted_at timestamptz not null,
  primary key (programme_id, id),
  -- A version is accepted once; the second click finds it done.
  unique (programme_id, organisation_id, policy_id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade,
  foreign key (programme_id, policy_id) references public.policies (programme_id, id)
);
create index agreement_acceptances_by_version on public.agreement_acceptances (programme_id, organisation_id, policy_version desc);
-- Only the partner itself can accept; nobody takes an acceptance back or changes it.
call install.protect('public.agreement_acceptances', vendor => 'select', partner => 'select:own, insert:own', worker => 'select');
create trigger keep_unchanged before update on public.agreement_acceptances for each row execute function app.keep_unchanged();
