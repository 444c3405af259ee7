-- End customers. Which records are the same customer is decided by domain × city or by
-- normalised name; a merge is a row that can be undone.

create table public.accounts (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  -- The partner whose record it is; null for the vendor's own.
  organisation_id public.id,
  name text not null check (length(name) between 1 and 300),
  domain text,
  city text,
  region text,
  country char(2),
  postal_code text,
  industry text,
  employees integer check (employees >= 0),
  -- From accounts' rules: what makes two records the same customer.
  identity_key text not null,
  name_key text not null,
  merged_into public.id,
  source_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, source_key),
  foreign key (programme_id, merged_into) references public.accounts (programme_id, id)
);
create index accounts_by_identity on public.accounts (programme_id, identity_key);
create index accounts_by_name on public.accounts (programme_id, name_key, id);
create index accounts_by_folded_name on public.accounts (programme_id, (app.folded(name) collate "C"), id) where merged_into is null;
create index accounts_by_organisation on public.accounts (programme_id, organisation_id, id);
call install.protect('public.accounts',
  vendor => 'select, insert, update', partner => 'select:visible, insert:own, update:own', worker => 'select, insert, update, delete');
call install.own_visibility('public.accounts');

create table public.account_sites (
  programme_id public.id not null,
  id public.id not null,
  account_id public.id not null,
  street text,
  city text,
  region text,
  postal_code text,
  country char(2),
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, account_id) references public.accounts (programme_id, id) on delete cascade
);
create index account_sites_by_account on public.account_sites (programme_id, account_id);
call install.protect('public.account_sites',
  vendor => 'select, insert, update', partner => 'select:visible(account_id)', worker => 'select, insert, update, delete');

-- A merge moved these records under one; undoing it restores exactly them.
create table public.account_merges (
  programme_id public.id not null,
  id public.id not null,
  kept_id public.id not null,
  merged_id public.id not null,
  reason text not null,
  merged_by public.id,
  merged_at timestamptz not null,
  undone_by public.id,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, kept_id) references public.accounts (programme_id, id) on delete cascade,
  foreign key (programme_id, merged_id) references public.accounts (programme_id, id) on delete cascade
);
create index account_merges_by_kept on public.account_merges (programme_id, kept_id);
call install.protect('public.account_merges', vendor => 'select, insert, update', worker => 'select, insert, update, delete');
