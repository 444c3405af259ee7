-- Leads and their offers. A partner sees an offer with its teaser; the lead itself opens
-- to it only when it accepts, and the database does both in one step.

create table public.leads (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  account_id public.id,
  company_name text not null check (length(company_name) between 1 and 300),
  contact_name text,
  contact_email text not null,
  contact_phone text,
  occupation text,
  city text,
  region text,
  postal_code text,
  country char(2),
  industry text,
  employees integer check (employees >= 0),
  need text,
  product text,
  language text,
  -- How it came: form, csv, api, hand, campaign.
  source text not null check (source in ('form', 'csv', 'api', 'hand', 'campaign')),
  source_key text,
  -- A person writing from the vendor's own or a free-mail domain stands for no company.
  personal boolean not null default false,
  deliverable boolean not null default true,
  consent jsonb not null default '{}',
  status text not null check (status in ('new', 'offered', 'accepted', 'inbox', 'converted', 'lost', 'joined')),
  -- Why no partner has it, in a sentence, with the rule that left nobody.
  inbox_reason jsonb,
  -- The earlier lead of the same person and company that this one repeats.
  joined_into public.id,
  -- The partner that accepted it.
  organisation_id public.id,
  -- The latest routing decision.
  decision_id public.id,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, source_key),
  foreign key (programme_id, account_id) references public.accounts (programme_id, id),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id)
);
create index leads_by_time on public.leads (programme_id, created_at, id);
create index leads_by_status on public.leads (programme_id, status, created_at, id);
create index leads_by_company on public.leads (programme_id, (app.folded(company_name) collate "C"), id);
create index leads_by_email on public.leads (programme_id, lower(contact_email));
create index leads_by_organisation on public.leads (programme_id, organisation_id, id);
call install.protect('public.leads',
  vendor => 'select, insert, update', partner => 'select:visible', worker => 'select, insert, update, delete',
  visitor => 'insert', owner => 'select:any, update:any');

create table public.lead_offers (
  programme_id public.id not null,
  id public.id not null,
  lead_id public.id not null,
  organisation_id public.id not null,
  decision_id public.id not null,
  -- First, second, … partner asked for this lead.
  attempt integer not null check (attempt >= 1),
  -- What a partner may know before it accepts; nothing else of the lead is in it.
  teaser jsonb not null,
  score numeric(6, 2),
  status text not null check (status in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  offered_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  answered_by public.id,
  decline_reason text,
  decline_note text,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, lead_id) references public.leads (programme_id, id) on delete cascade,
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade
);
-- Nobody is asked while another still may answer, and nobody after somebody accepted.
create unique index lead_offers_one_at_a_time on public.lead_offers (programme_id, lead_id) where status in ('open', 'accepted');
create index lead_offers_by_lead on public.lead_offers (programme_id, lead_id, attempt);
create index lead_offers_by_time on public.lead_offers (programme_id, offered_at, id);
create index lead_offers_by_organisation on public.lead_offers (programme_id, organisation_id, status, offered_at);
call install.protect('public.lead_offers',
  vendor => 'select, insert, update', partner => 'select:own', worker => 'select, insert, update, delete');
grant update (status, answered_at, answered_by, decline_reason, decline_note, version) on public.lead_offers to {{partner}};
create policy partner_update on public.lead_offers for update to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation()) and status = 'open')
  with check (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation()) and status in ('accepted', 'declined'));

-- Acceptance opens the lead to the partner and gives it the lead, in the same statement.
create function app.offer_accepted() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'accepted' and old.status = 'open' then
    insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    values (new.programme_id, new.lead_id, new.organisation_id, 'granted', new.answered_at)
    on conflict do nothing;
    update public.leads set status = 'accepted', organisation_id = new.organisation_id, updated_at = new.answered_at, version = version + 1
    where programme_id = new.programme_id and id = new.lead_id;
  end if;
  return null;
end $$;
revoke all on function app.offer_accepted() from public;
create trigger offer_accepted after update on public.lead_offers for each row execute function app.offer_accepted();
