-- In which language somebody is written to: what was chosen at the desk, or what the browser asked for at the first
-- sign-in. Null while it is not known.

alter table public.memberships add column language text
  constraint memberships_language_check check (language ~ '^[a-z]{2}$');

-- Forced row-level security binds the owner too, whose right the function below uses.
create policy owner_update on public.memberships for update to {{owner}}
  using (person_id = app.person()) with check (person_id = app.person());

-- The choice holds in all programmes of the person.
create function app.choose_language(chosen text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  begin atomic
    update public.memberships set language = chosen where person_id = app.person();
  end;
revoke all on function app.choose_language(text) from public;
grant execute on function app.choose_language(text) to {{vendor}}, {{partner}};
