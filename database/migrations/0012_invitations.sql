-- Invitations: how a person comes to an organisation. Bound to one address, used once, with an end.

create table public.invitations (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  email text not null check (email = lower(email) and length(email) between 3 and 320),
  name text not null check (length(name) between 1 and 200),
  kind text not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
create index invitations_by_organisation on public.invitations (programme_id, organisation_id, id);
call install.protect('public.invitations',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own', worker => 'select, update, delete');
