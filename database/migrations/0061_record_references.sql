-- A record that is taken away is looked for where it may be named: without these indexes each
-- removal would read the naming table from end to end.
create index leads_by_account on public.leads (programme_id, account_id) where account_id is not null;
create index leads_by_joined on public.leads (programme_id, joined_into) where joined_into is not null;
create index accounts_by_merge on public.accounts (programme_id, merged_into) where merged_into is not null;
create index order_lines_by_product on public.order_lines (programme_id, product_id) where product_id is not null;
