-- What partners earned in their first twelve months on record, as intervals over groups of at least five firms, for
-- whoever considers joining. No row and no sum of a single partner is kept here, and visitors read nothing else of sales.

create table public.earnings_estimates (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  -- A country, or '' for all partners.
  country text not null,
  -- Rounded down to whole fives, so that two readings tell of no single firm.
  firms integer not null check (firms >= 5 and firms % 5 = 0),
  low_minor bigint not null,
  middle_minor bigint not null,
  high_minor bigint not null,
  currency char(3) not null,
  -- The day of the last recorded order.
  as_of date not null,
  computed_at timestamptz not null,
  primary key (programme_id, country),
  check (low_minor <= middle_minor and middle_minor <= high_minor)
);
call install.protect('public.earnings_estimates', vendor => 'select', worker => 'select, insert, update, delete');
grant select (programme_id, country, firms, low_minor, middle_minor, high_minor, currency, as_of)
  on public.earnings_estimates to {{public}};
create policy public_select on public.earnings_estimates for select to {{public}}
  using (programme_id = (select app.programme('public')));
