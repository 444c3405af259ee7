-- An alliance refers customers both ways. Whoever gives a referral records it and changes nothing afterwards; the other
-- side answers it and says what came of it. So each side's account of what it gave is the other side's word.

create table public.alliance_referrals (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  -- The alliance partner, whichever way the customer went.
  organisation_id public.id not null,
  given_by text not null check (given_by in ('vendor', 'partner')),
  customer_name text not null check (length(customer_name) between 1 and 300),
  contact_name text not null check (length(contact_name) between 1 and 200),
  contact_email text check (length(contact_email) between 3 and 254),
  referred_on date not null,
  status text not null check (status in ('offered', 'accepted', 'declined', 'won', 'lost')),
  amount_minor bigint check (amount_minor > 0),
  currency char(3),
  recorded_by public.id,
  recorded_by_name text not null,
  answered_at timestamptz,
  answered_by_name text,
  -- Why it was declined or lost, where the receiver said so.
  reason text check (length(reason) between 1 and 1000),
  closed_at timestamptz,
  closed_by_name text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  check ((status = 'won') = (amount_minor is not null)),
  check ((amount_minor is null) = (currency is null)),
  check ((status = 'offered') = (answered_at is null)),
  check ((status in ('won', 'lost')) = (closed_at is not null))
);
create index alliance_referrals_by_organisation on public.alliance_referrals (programme_id, organisation_id, referred_on, id);
call install.protect('public.alliance_referrals',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete');

-- Nobody gives in the other's name, and nobody answers what it gave itself.
create policy vendor_gives_as_itself on public.alliance_referrals as restrictive for insert to {{vendor}}
  with check (given_by = 'vendor' and status = 'offered');
create policy partner_gives_as_itself on public.alliance_referrals as restrictive for insert to {{partner}}
  with check (given_by = 'partner' and status = 'offered');
create policy vendor_answers_the_partner on public.alliance_referrals as restrictive for update to {{vendor}}
  using (given_by = 'partner') with check (given_by = 'partner');
create policy partner_answers_the_vendor on public.alliance_referrals as restrictive for update to {{partner}}
  using (given_by = 'vendor') with check (given_by = 'vendor');
