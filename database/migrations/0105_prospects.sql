-- Prospects: firms that the vendor would like to have as partners, scored by the published profiles. They are the
-- vendor's own; a firm that applies is an applicant, and no partner ever reads this list.

create table public.prospects (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  name text not null check (length(name) between 1 and 300),
  -- The role for which the vendor looks at it; the profile of that role scores it.
  role text not null,
  domain text,
  country char(2) not null,
  region text,
  city text,
  business_type text,
  employees integer check (employees >= 0),
  industries text[] not null default '{}',
  specialisations text[] not null default '{}',
  languages text[] not null default '{}',
  status text not null default 'open' check (status in ('open', 'invited')),
  invited_at timestamptz,
  invited_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  check ((status = 'invited') = (invited_at is not null))
);
create index prospects_by_name on public.prospects (programme_id, lower(name), id);
create index prospects_by_domain on public.prospects (programme_id, domain) where domain is not null;
call install.protect('public.prospects',
  vendor => 'select, insert, update', worker => 'select, insert, update, delete');
