-- Roles have a life of their own: each is added and dropped on a date, for a reason that the partner reads. The set on
-- the partner stays what every rule reads; this is its history, kept by whatever writes the set.

create table public.partner_roles (
  programme_id public.id not null,
  organisation_id public.id not null,
  role text not null check (length(role) between 1 and 100),
  -- Counts how often the partner took this role up.
  turn integer not null,
  added_at timestamptz not null,
  -- Null where the role came with the record: from an import, an application or a landscape.
  add_reason text check (length(add_reason) between 1 and 1000),
  add_decision_id public.id,
  dropped_at timestamptz,
  drop_reason text check (length(drop_reason) between 1 and 1000),
  drop_decision_id public.id,
  primary key (programme_id, organisation_id, role, turn),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade
);
create unique index partner_roles_held on public.partner_roles (programme_id, organisation_id, role) where dropped_at is null;

alter table public.partners no force row level security;
insert into public.partner_roles (programme_id, organisation_id, role, turn, added_at)
  select p.programme_id, p.id, role, 1, p.created_at from public.partners p, unnest(p.roles) role
  on conflict do nothing;
alter table public.partners force row level security;

call install.protect('public.partner_roles',
  vendor => 'select, insert, update', partner => 'select:own', worker => 'select, insert, update, delete');

create function app.keep_roles() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    update public.partner_roles set dropped_at = new.updated_at
      where programme_id = new.programme_id and organisation_id = new.id and dropped_at is null and role <> all (new.roles);
  end if;
  insert into public.partner_roles (programme_id, organisation_id, role, turn, added_at)
    select new.programme_id, new.id, wanted.role,
      1 + (select count(*) from public.partner_roles h
        where h.programme_id = new.programme_id and h.organisation_id = new.id and h.role = wanted.role),
      case tg_op when 'INSERT' then new.created_at else new.updated_at end
    from (select distinct unnest(new.roles) as role) wanted
    where not exists (select 1 from public.partner_roles h
      where h.programme_id = new.programme_id and h.organisation_id = new.id and h.role = wanted.role and h.dropped_at is null);
  return null;
end $$;
create trigger keep_roles_of_new after insert on public.partners for each row execute function app.keep_roles();
create trigger keep_roles after update of roles on public.partners
  for each row when (new.roles is distinct from old.roles) execute function app.keep_roles();
