-- Decisions with their reasons. The full row is the vendor's; what a party may know of it is told
-- once, when it is made, into decision_parties, the only table of the two that partners read.

create table public.decisions (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  subject_id public.id not null,
  outcome text not null check (length(outcome) between 1 and 100),
  -- The record that was chosen among alternatives, where the outcome is a choice.
  chosen_id public.id,
  policy_id public.id,
  policy_number integer,
  clause jsonb,
  facts jsonb not null,
  parts jsonb not null,
  alternatives jsonb not null,
  counts jsonb not null,
  would_change jsonb not null,
  explanation jsonb not null,
  -- What the rule alone said: the outcome itself, or what a person had before them when deciding.
  rule_outcome text,
  rule_chosen_id public.id,
  decided_by jsonb not null,
  decided_by_person_id public.id,
  -- The partner organisation that decided; null when the vendor or a rule did.
  organisation_id public.id,
  surface text not null,
  decided_at timestamptz not null,
  appeal_by timestamptz,
  replay_of public.id,
  primary key (programme_id, id),
  foreign key (programme_id, policy_id) references public.policies (programme_id, id),
  foreign key (programme_id, replay_of) references public.decisions (programme_id, id),
  check ((policy_id is null) = (policy_number is null)),
  -- Rules speak for the vendor; a partner's own decisions are made by its people.
  check (organisation_id is null or decided_by ->> 'kind' = 'person')
);
create index decisions_by_subject on public.decisions (programme_id, subject_id, decided_at desc, id desc);
create index decisions_by_time on public.decisions (programme_id, decided_at desc, id desc);
create index decisions_by_policy on public.decisions (programme_id, policy_id) where policy_id is not null;
create index decisions_by_replay on public.decisions (programme_id, replay_of) where replay_of is not null;
create trigger keep_unchanged before update or delete on public.decisions
  for each row execute function app.keep_unchanged();
call install.protect('public.decisions',
  vendor => 'select, insert', partner => 'select:own, insert:own', worker => 'select, insert', owner => 'select:any');

create table public.decision_parties (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  decision_id public.id not null,
  organisation_id public.id not null,
  kind text not null,
  subject_id public.id not null,
  decided_at timestamptz not null,
  appeal_by timestamptz,
  telling jsonb not null,
  primary key (programme_id, decision_id, organisation_id),
  foreign key (programme_id, decision_id) references public.decisions (programme_id, id) on delete cascade,
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id)
);
create index decision_parties_by_time on public.decision_parties (programme_id, organisation_id, decided_at desc, decision_id desc);
create index decision_parties_by_subject on public.decision_parties (programme_id, organisation_id, subject_id, decided_at desc);
create trigger keep_unchanged before update or delete on public.decision_parties
  for each row execute function app.keep_unchanged();
call install.protect('public.decision_parties', vendor => 'select, insert', partner => 'select:own', worker => 'select, insert', owner => 'select:any');
-- A partner becomes a party by itself only to what it decided itself: the inner select stands under
-- the policy of decisions, which shows a partner its own.
grant insert on public.decision_parties to {{partner}};
create policy partner_insert on public.decision_parties for insert to {{partner}} with check (
  programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
  and exists (select 1 from public.decisions d where d.programme_id = decision_parties.programme_id
    and d.id = decision_parties.decision_id and d.organisation_id = (select app.organisation())));

create table public.appeals (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  decision_id public.id not null,
  organisation_id public.id not null,
  statement text not null check (length(statement) between 1 and 5000),
  appealed_by jsonb not null,
  created_at timestamptz not null,
  outcome text check (outcome in ('upheld', 'overturned')),
  answer text check (length(answer) between 1 and 5000),
  answered_by jsonb,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  -- A party appeals once.
  unique (programme_id, decision_id, organisation_id),
  -- Only a party: whoever is none has no row to refer to.
  foreign key (programme_id, decision_id, organisation_id)
    references public.decision_parties (programme_id, decision_id, organisation_id) on delete cascade,
  check ((outcome is null) = (answered_at is null) and (outcome is null) = (answer is null))
);
create index appeals_by_time on public.appeals (programme_id, created_at desc, id desc);
-- An answer is final, and what was appealed stays as it was said.
create trigger keep_unchanged before update or delete on public.appeals
  for each row when (old.outcome is not null) execute function app.keep_unchanged();
call install.protect('public.appeals',
  vendor => 'select, update', partner => 'select:own', worker => 'select', owner => 'select:any');
-- A party asks; it does not answer itself.
grant insert on public.appeals to {{partner}};
create policy partner_insert on public.appeals for insert to {{partner}} with check (
  programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation()) and outcome is null);
