-- Products with their price periods, and what partners bought.

create table public.products (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  sku text not null check (length(sku) between 1 and 100),
  name text not null check (length(name) between 1 and 300),
  category text,
  subcategory text,
  family text,
  description text not null default '',
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, sku)
);
call install.protect('public.products',
  vendor => 'select, insert, update', partner => 'select', worker => 'select, insert, update, delete');

create table public.price_periods (
  programme_id public.id not null,
  id public.id not null,
  product_id public.id not null,
  source_key text not null,
  starts_on date not null,
  -- Half-open: the first day on which it no longer holds; null while it holds.
  ends_on date,
  dealer_price numeric(19, 6),
  list_price numeric(19, 6),
  standard_cost numeric(19, 6),
  currency char(3) not null,
  primary key (programme_id, id),
  unique (programme_id, source_key),
  foreign key (programme_id, product_id) references public.products (programme_id, id) on delete cascade
);
create index price_periods_by_product on public.price_periods (programme_id, product_id, starts_on);
-- Cost is the vendor's own; partners read the dealer and list price.
call install.protect('public.price_periods', vendor => 'select, insert, update', worker => 'select, insert, update, delete');
grant select (programme_id, id, product_id, starts_on, ends_on, dealer_price, list_price, currency) on public.price_periods to {{partner}};
create policy partner_select on public.price_periods for select to {{partner}} using (programme_id = (select app.programme('partner')));

-- One line of an order, its amounts exactly as the source has them.
create table public.order_lines (
  programme_id public.id not null,
  id public.id not null,
  organisation_id public.id not null,
  source_key text not null,
  order_number text not null,
  ordered_on date not null,
  product_id public.id,
  territory text,
  quantity integer not null,
  unit_price numeric(19, 6) not null,
  discount_amount numeric(19, 6) not null default 0,
  amount numeric(19, 6) not null,
  currency char(3) not null,
  promotion text,
  created_at timestamptz not null,
  primary key (programme_id, id),
  unique (programme_id, source_key),
  foreign key (programme_id, organisation_id) references public.partners (programme_id, id) on delete cascade,
  foreign key (programme_id, product_id) references public.products (programme_id, id)
);
create index order_lines_by_partner on public.order_lines (programme_id, organisation_id, ordered_on);
create index order_lines_by_day on public.order_lines (programme_id, ordered_on, id);
call install.protect('public.order_lines',
  vendor => 'select, insert', partner => 'select:own', worker => 'select, insert, update, delete');

-- Sales territories by number or name, as the vendor draws them.
create table public.territories (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  source_key text not null,
  name text not null,
  country text,
  grouping text,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (programme_id, id),
  unique (programme_id, source_key)
);
call install.protect('public.territories', vendor => 'select, insert, update', partner => 'select', worker => 'select, insert, update, delete');
