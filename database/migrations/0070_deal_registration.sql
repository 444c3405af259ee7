-- Deal registrations: the vendor's status and the partner's stage are two axes. Whatever the
-- vendor decides before the release tick lies in verdicts, which no partner can read.

create table public.deal_registrations (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  lead_id public.id,
  account_id public.id,
  customer_name text not null check (length(customer_name) between 1 and 300),
  customer_domain text,
  customer_city text,
  customer_country char(2),
  contact_name text,
  contact_email text not null,
  need text not null,
  product text,
  deal_type text not null default 'new-business',
  amount_minor bigint,
  currency char(3),
  expected_close_on date,
  status text not null check (status in ('draft', 'submitted', 'under-review', 'returned', 'approved', 'rejected', 'declined', 'withdrawn', 'expired', 'closed')),
  stage text not null,
  -- Why it was returned, rejected or declined: a code of the contract, and words.
  reason_code text,
  reason_note text,
  submitted_at timestamptz,
  -- The release tick: nothing that the partner sees changes before it.
  decision_by timestamptz,
  decided_at timestamptz,
  decision_id public.id,
  -- Half-open window of protection, and the zone in whose days it was counted.
  protected_from timestamptz,
  protected_until timestamptz,
  protection_zone text,
  extensions integer not null default 0,
  resubmissions integer not null default 0,
  closed_at timestamptz,
  closed_as text check (closed_as in ('won', 'lost')),
  created_by public.id,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade,
  foreign key (programme_id, lead_id) references public.leads (programme_id, id),
  foreign key (programme_id, account_id) references public.accounts (programme_id, id)
);
create index deal_registrations_by_time on public.deal_registrations (programme_id, created_at, id);
create index deal_registrations_by_status on public.deal_registrations (programme_id, status, created_at, id);
create index deal_registrations_by_organisation on public.deal_registrations (programme_id, organisation_id, created_at, id);
create index deal_registrations_by_customer on public.deal_registrations (programme_id, (app.folded(customer_name) collate "C"), id);
create index deal_registrations_by_promise on public.deal_registrations (programme_id, status, decision_by, id);
create index deal_registrations_by_account on public.deal_registrations (programme_id, account_id) where account_id is not null;
create unique index deal_registrations_one_per_lead on public.deal_registrations (programme_id, organisation_id, lead_id)
  where lead_id is not null and status not in ('withdrawn', 'rejected', 'declined', 'expired');
call install.protect('public.deal_registrations',
  vendor => 'select, insert, update', partner => 'select:visible, insert:own, update:own', worker => 'select, insert, update, delete');
call install.own_visibility('public.deal_registrations');

-- What a partner must not write by itself, whatever SQL it gets to run.
create function app.guard_registration() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.claim(1) = 'partner' and tg_op = 'INSERT' and (
    new.status not in ('draft', 'submitted') or new.protected_from is not null or new.protected_until is not null or new.decided_at is not null
  ) then
    raise exception 'a partner cannot decide its own registration' using errcode = '42501';
  end if;
  if app.claim(1) = 'partner' and tg_op = 'UPDATE' and (
    new.status in ('approved', 'declined', 'rejected', 'under-review', 'returned', 'expired') and new.status is distinct from old.status
    or new.protected_from is distinct from old.protected_from
    -- It may end early (withdrawn), or be prolonged once more by at most a year; the policy's own limits are the rule's.
    or new.protected_until > old.protected_until and (old.status <> 'approved' or new.extensions <> old.extensions + 1
      or new.protected_until > old.protected_until + interval '366 days')
    or (new.protected_until is null) is distinct from (old.protected_until is null)
    or new.decision_by is distinct from old.decision_by and new.status is distinct from 'submitted'
    or new.organisation_id is distinct from old.organisation_id
  ) then
    raise exception 'a partner cannot decide its own registration' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function app.guard_registration() from public;
create trigger guard_registration before insert or update on public.deal_registrations for each row execute function app.guard_registration();

-- Decided, not yet told: applied to the registration at its release tick.
create table public.deal_registration_verdicts (
  programme_id public.id not null,
  id public.id not null,
  deal_id public.id not null,
  outcome text not null check (outcome in ('approved', 'rejected', 'declined', 'returned', 'under-review')),
  decision_id public.id not null,
  protection_days integer,
  reason_code text,
  reason_note text,
  -- Records of other partners that claim the same customer, for the vendor alone.
  competing jsonb not null default '[]',
  decided_at timestamptz not null,
  released_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, deal_id) references public.deal_registrations (programme_id, id) on delete cascade
);
create unique index deal_registration_verdicts_one_pending on public.deal_registration_verdicts (programme_id, deal_id) where released_at is null;
create index deal_registration_verdicts_by_deal on public.deal_registration_verdicts (programme_id, deal_id, decided_at, id);
call install.protect('public.deal_registration_verdicts', vendor => 'select, insert, update', worker => 'select, insert, update, delete');
