-- An integration says against which versions of the vendor's products it was tested. The vendor declares its versions, the
-- partner its tests with their evidence; the vendor confirms. Each side writes only what is its own to say.

create table public.product_versions (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  product text not null check (length(product) between 1 and 200),
  -- As people call it: '5.0'.
  number text not null check (length(number) between 1 and 100),
  released_on date not null,
  declared_by_name text not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id)
);
create unique index product_versions_once on public.product_versions (programme_id, product, number);
call install.protect('public.product_versions',
  vendor => 'select, insert, delete', partner => 'select', worker => 'select, insert, delete');

create table public.integration_tests (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  organisation_id public.id not null,
  -- The partner's own product and its version.
  product text not null check (length(product) between 1 and 200),
  number text not null check (length(number) between 1 and 100),
  -- The vendor's version against which it was tested.
  product_version_id public.id not null,
  tested_on date not null,
  evidence_url text check (evidence_url ~ '^https://' and length(evidence_url) <= 500),
  evidence_file_id public.id,
  evidence_file_name text,
  declared_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawal_reason text check (length(withdrawal_reason) between 1 and 1000),
  created_at timestamptz not null,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  foreign key (programme_id, product_version_id) references public.product_versions (programme_id, id),
  check (evidence_url is not null or evidence_file_id is not null),
  check ((evidence_file_id is null) = (evidence_file_name is null)),
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
create index integration_tests_by_organisation on public.integration_tests (programme_id, organisation_id, tested_on, id);
create index integration_tests_by_version on public.integration_tests (programme_id, product_version_id);
call install.protect('public.integration_tests',
  vendor => 'select', partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete');
-- A test that was declared is withdrawn, never rewritten: what the vendor confirmed stays what it was.
revoke update on public.integration_tests from {{partner}};
grant update (withdrawn_at, withdrawn_by_name, withdrawal_reason) on public.integration_tests to {{partner}};

create table public.integration_confirmations (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  test_id public.id not null,
  organisation_id public.id not null,
  confirmed_by_name text not null,
  confirmed_at timestamptz not null,
  primary key (programme_id, test_id),
  foreign key (programme_id, test_id) references public.integration_tests (programme_id, id) on delete cascade
);
call install.protect('public.integration_confirmations',
  vendor => 'select, insert', partner => 'select:own', worker => 'select, insert, update, delete');
