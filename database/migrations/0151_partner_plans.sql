-- What a vendor and one partner want to reach together: proposed by one side, agreed by the other. How far they are is
-- counted from the records, and is therefore kept nowhere.

create table public.partner_plans (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  -- [{ what, measure, number, until }]; never changed: whoever wants others proposes another plan.
  aims jsonb not null check (jsonb_typeof(aims) = 'array' and jsonb_array_length(aims) between 1 and 10),
  status text not null check (status in ('proposed', 'agreed', 'replaced')),
  proposed_side text not null check (proposed_side in ('vendor', 'partner')),
  proposed_by public.id not null,
  proposed_name text not null,
  proposed_at timestamptz not null,
  agreed_by public.id,
  agreed_name text,
  agreed_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  check ((agreed_by is null) = (agreed_at is null)),
  check (status <> 'agreed' or agreed_at is not null)
);
-- One plan holds, and one waits for an answer.
create unique index partner_plans_standing on public.partner_plans (programme_id, organisation_id, status)
  where status <> 'replaced';
create index partner_plans_by_organisation on public.partner_plans (programme_id, organisation_id, id);
call install.protect('public.partner_plans',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete');

-- What was proposed stays as it was; only the answer is written.
revoke update on public.partner_plans from {{vendor}}, {{partner}};
grant update (status, agreed_by, agreed_name, agreed_at, version) on public.partner_plans to {{vendor}}, {{partner}};

-- Each side signs for itself, and nobody agrees to what their own side proposed.
create policy vendor_signs_itself on public.partner_plans as restrictive for insert to {{vendor}}
  with check (status = 'proposed' and proposed_side = 'vendor' and proposed_by = (select app.person()));
create policy partner_signs_itself on public.partner_plans as restrictive for insert to {{partner}}
  with check (status = 'proposed' and proposed_side = 'partner' and proposed_by = (select app.person()));
create policy vendor_agrees_to_the_other on public.partner_plans as restrictive for update to {{vendor}}
  using (status <> 'replaced') with check (not (status = 'agreed' and proposed_side = 'vendor'));
create policy partner_agrees_to_the_other on public.partner_plans as restrictive for update to {{partner}}
  using (status <> 'replaced') with check (not (status = 'agreed' and proposed_side = 'partner'));
