-- People of a partner and of the vendor who are to meet: the vendor names its person, either side proposes a time and a
-- place, the other confirms.

create table public.meetings (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  topic text not null check (length(topic) between 1 and 200),
  -- Which step of the path it is for; null: whichever is done by a meeting.
  clause text,
  -- The vendor's person. Name and address are kept, so that the partner needs no look at the vendor's people.
  host_id public.id not null,
  host_name text not null,
  host_email text not null,
  -- The partner's person: who proposed or confirmed.
  guest_id public.id,
  guest_name text,
  guest_email text,
  status text not null check (status in ('open', 'proposed', 'confirmed', 'held', 'cancelled')),
  starts_at timestamptz,
  minutes integer check (minutes between 5 and 1440),
  -- An address, a room, or a link.
  place text check (length(place) between 1 and 500),
  proposed_side text check (proposed_side in ('vendor', 'partner')),
  proposed_name text,
  -- It stands in calendars: what changes from now on is sent there.
  announced boolean not null default false,
  -- By which calendars tell a newer file from an older one (RFC 5545, 3.8.7.4).
  sequence integer not null default 0,
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  check (status in ('open', 'cancelled') or (starts_at is not null and minutes is not null and place is not null and proposed_side is not null)),
  check (status not in ('confirmed', 'held') or guest_id is not null)
);
create index meetings_by_organisation on public.meetings (programme_id, organisation_id, id);
call install.protect('public.meetings',
  vendor => 'select, insert, update', partner => 'select:own, update:own', worker => 'select, insert, update, delete');
call install.own_visibility('public.meetings');

-- What it is about and with whom stays; whoever wants somebody else to be met cancels it.
revoke update on public.meetings from {{vendor}}, {{partner}};
grant update (guest_id, guest_name, guest_email, status, starts_at, minutes, place, proposed_side, proposed_name, announced,
  sequence, cancel_reason, updated_at, version) on public.meetings to {{vendor}}, {{partner}};

-- What is over is not touched, nobody confirms their own side's proposal, and only time makes a meeting held.
create policy vendor_settles on public.meetings as restrictive for update to {{vendor}}
  using (status in ('open', 'proposed', 'confirmed'))
  with check (status <> 'held' and not (status = 'confirmed' and proposed_side = 'vendor'));
create policy partner_settles on public.meetings as restrictive for update to {{partner}}
  using (status in ('open', 'proposed', 'confirmed'))
  with check (status <> 'held' and not (status = 'confirmed' and proposed_side = 'partner'));
