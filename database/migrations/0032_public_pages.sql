-- Visitors read the rules that partners are bound by: the programme page quotes them, and the directory is searched.

grant select (programme_id, policy_id, kind, number, title, document, sentences, effective_at)
  on public.policy_publications to {{public}};
create policy public_select on public.policy_publications for select to {{public}}
  using (programme_id = (select app.programme('public')));

create index partners_listed_by_name on public.partners (programme_id, name, id) where listed and stage = 'active';
