-- Two partners become one: what the one had is the other's, and its record stays, pointing there.

alter table public.partners add column merged_into public.id,
  add foreign key (programme_id, merged_into) references public.partners (programme_id, id),
  add check (merged_into is null or (merged_into <> id and stage = 'left'));

-- Whose an order line is moves in a merge alone; what was ordered stays as it was recorded.
grant update (organisation_id) on public.order_lines to {{vendor}};
create policy vendor_update on public.order_lines for update to {{vendor}}
  using (programme_id = (select app.programme('vendor'))) with check (programme_id = (select app.programme('vendor')));
