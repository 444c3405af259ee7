-- Partners: who they are, what they can do, where they stand. A partner is an organisation
-- of the partner side; its id is the organisation's.

create table public.partners (
  programme_id public.id not null,
  id public.id not null,
  name text not null check (length(name) between 1 and 300),
  domain text,
  website text,
  description text not null default '',
  phone text,
  street text,
  city text,
  -- ISO 3166-2 subdivision, such as US-WA.
  region text,
  postal_code text,
  country char(2) not null,
  -- Any set at once: reseller, distributor, referral, alliance, integration, service, influence, …
  roles text[] not null,
  stage text not null check (stage in ('prospect', 'applicant', 'onboarding', 'active', 'dormant', 'left')),
  business_type text,
  employees integer check (employees >= 0),
  specialisations text[] not null default '{}',
  industries text[] not null default '{}',
  languages text[] not null default '{}',
  -- Countries or subdivisions served; empty means: its own region.
  regions_served text[] not null default '{}',
  territory text,
  -- Open leads at once that the partner takes; null means: not said.
  capacity integer check (capacity >= 0),
  tier text not null,
  pending_tier text,
  -- Since when its results are below its tier; null while they are not.
  below_since timestamptz,
  -- The decision by which the tier stands as it stands.
  tier_decision_id public.id,
  -- What counted for tier and routing, as last computed from recorded sales.
  metrics jsonb not null default '{}',
  listed boolean not null default true,
  joined_on date,
  left_on date,
  -- The key under which an import knows the partner.
  source_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, source_key),
  foreign key (programme_id, id) references public.organisations (programme_id, id) on delete cascade
);
create index partners_by_name on public.partners (programme_id, name, id);
create index partners_by_folded_name on public.partners (programme_id, (app.folded(name) collate "C"), id);
create index partners_by_tier on public.partners (programme_id, tier, id);
create index partners_by_country on public.partners (programme_id, country, region, id);
create index partners_by_domain on public.partners (programme_id, domain);
call install.protect('public.partners',
  vendor => 'select, insert, update', partner => 'select:own(id)', worker => 'select, insert, update, delete');

-- A partner keeps its own profile; tier, stage and metrics are not its to write.
grant update (website, description, phone, street, specialisations, industries, languages, regions_served, capacity, listed, updated_at, version)
  on public.partners to {{partner}};
create policy partner_update on public.partners for update to {{partner}}
  using (programme_id = (select app.programme('partner')) and id = (select app.organisation()))
  with check (programme_id = (select app.programme('partner')) and id = (select app.organisation()));

-- The public directory: the columns that a visitor may read, of partners that want to be found.
grant select (programme_id, id, name, website, description, city, region, country, roles, business_type, specialisations, industries, languages, regions_served, tier, stage, listed, joined_on)
  on public.partners to {{public}};
create policy public_select on public.partners for select to {{public}}
  using (programme_id = (select app.programme('public')) and listed and stage = 'active');
grant select (programme_id, id, slug) on public.organisations to {{public}};
create policy public_select on public.organisations for select to {{public}}
  using (programme_id = (select app.programme('public')) and side = 'partner' and active);

-- A partner's standing in one of the vendor's partnerships (membership, service provider, …).
create table public.partnerships (
  programme_id public.id not null,
  id public.id not null,
  organisation_id public.id not null,
  partnership text not null check (length(partnership) between 1 and 100),
  tier text not null,
  source_key text not null,
  source_name text not null,
  homepage text,
  joined_on date,
  left_on date,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, partnership, source_key),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade
);
create index partnerships_by_organisation on public.partnerships (programme_id, organisation_id);
call install.protect('public.partnerships',
  vendor => 'select, insert, update, delete', partner => 'select:own', worker => 'select, insert, update, delete');

-- A segment is a saved condition over partners; membership is computed when asked.
create table public.segments (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  name text not null check (length(name) between 1 and 100),
  subject text not null check (subject in ('partner', 'lead', 'deal')),
  condition jsonb not null,
  created_by public.id,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, subject, name)
);
call install.protect('public.segments', vendor => 'select, insert, update, delete', worker => 'select, delete');
