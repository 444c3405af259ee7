-- What somebody is told: one row for a person and an event, with the reason, so that it can be read, put away and asked
-- for less often. Who it is for reads it, and nobody else.

create table public.notifications (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  person_id public.id not null,
  event_id public.id not null,
  reason text not null check (reason ~ '^[a-z]+(-[a-z]+)*$'),
  title text not null check (length(title) between 1 and 300),
  href text not null check (href ~ '^/' and length(href) <= 300),
  created_at timestamptz not null,
  -- Put away by the reader.
  done_at timestamptz,
  -- It waits for the person's next digest; null once it went out in one, or was not to.
  digest_from timestamptz,
  primary key (programme_id, id),
  -- An event is told once, however often its reaction runs.
  unique (programme_id, person_id, organisation_id, event_id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
create index notifications_open on public.notifications (programme_id, person_id, organisation_id, created_at desc, id desc)
  where done_at is null;
create index notifications_for_digest on public.notifications (programme_id, person_id) where digest_from is not null;
call install.protect('public.notifications', worker => 'select, insert, update, delete');
grant select, update on public.notifications to {{vendor}}, {{partner}};

-- In the membership with which somebody is here: what was told to the same person at another firm stays there.
create policy vendor_select on public.notifications for select to {{vendor}}
  using (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy vendor_update on public.notifications for update to {{vendor}}
  using (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()))
  with check (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy partner_select on public.notifications for select to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy partner_update on public.notifications for update to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()))
  with check (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));

-- How a person wants to hear of things: by reason, and when the digest comes.
create table public.notification_choices (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  organisation_id public.id not null,
  person_id public.id not null,
  -- { "<reason>": "at-once" | "digest" | "here" }; what is missing is as usual.
  reasons jsonb not null default '{}' check (jsonb_typeof(reasons) = 'object'),
  digest text not null default 'daily' check (digest in ('daily', 'weekly', 'never')),
  -- Hour of the day in the programme's zone.
  digest_hour integer not null default 8 check (digest_hour between 0 and 23),
  digest_sent_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, organisation_id, person_id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
call install.protect('public.notification_choices',
  vendor => 'select:person, insert:person, update:person', partner => 'select:person, insert:person, update:person',
  worker => 'select, insert, update, delete');

-- Mail programs offer "unsubscribe" by this address.
alter table public.mails add column unsubscribe_url text;
