-- Saved views: a name for what a list's address asks for. A person keeps it alone or shares it with the own organisation;
-- the other side never sees it, nor does another partner.

create table public.saved_views (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  person_id public.id not null,
  -- The list's address on the desk, as /partners.
  list text not null check (list ~ '^/[a-z][a-z0-9/-]{0,60}$'),
  name text not null check (length(name) between 1 and 100),
  -- What stands after the question mark. Kept as it was asked, also when the list does not know a filter any more.
  query text not null check (length(query) <= 4000),
  shared boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, organisation_id, person_id, list, name),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
call install.protect('public.saved_views', worker => 'select, insert, update, delete');
grant select, insert, update, delete on public.saved_views to {{vendor}}, {{partner}};

create policy vendor_select on public.saved_views for select to {{vendor}}
  using (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and (shared or person_id = (select app.person())));
create policy vendor_insert on public.saved_views for insert to {{vendor}}
  with check (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy vendor_update on public.saved_views for update to {{vendor}}
  using (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()))
  with check (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
-- Whoever administers the organisation may take away what was shared with it.
create policy vendor_delete on public.saved_views for delete to {{vendor}}
  using (programme_id = (select app.programme('vendor')) and organisation_id = (select app.organisation())
    and (shared or person_id = (select app.person())));

create policy partner_select on public.saved_views for select to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and (shared or person_id = (select app.person())));
create policy partner_insert on public.saved_views for insert to {{partner}}
  with check (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy partner_update on public.saved_views for update to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()))
  with check (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and person_id = (select app.person()));
create policy partner_delete on public.saved_views for delete to {{partner}}
  using (programme_id = (select app.programme('partner')) and organisation_id = (select app.organisation())
    and (shared or person_id = (select app.person())));

-- The view with which a list opens, for one person.
create table public.view_defaults (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  organisation_id public.id not null,
  person_id public.id not null,
  list text not null,
  view_id public.id not null,
  primary key (programme_id, organisation_id, person_id, list),
  foreign key (programme_id, view_id) references public.saved_views (programme_id, id) on delete cascade
);
create index view_defaults_by_view on public.view_defaults (programme_id, view_id);
call install.protect('public.view_defaults',
  vendor => 'select:person, insert:person, update:person, delete:person',
  partner => 'select:person, insert:person, update:person, delete:person',
  worker => 'select, insert, update, delete');
