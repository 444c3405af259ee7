-- Administrators change what their colleagues are. A partner's person never becomes one of the vendor's, and the keys
-- that somebody made as an administrator end with that role, whoever takes it away.

grant update (kind) on public.memberships to {{partner}};
create policy partner_stays_partner on public.memberships as restrictive for update to {{partner}}
  with check (kind not like 'vendor.%');

create function app.end_keys_of_former_admin() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Machine time, as for the keys' own expiry.
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and membership_id = new.id and ended_at is null;
  return null;
end $$;
revoke all on function app.end_keys_of_former_admin() from public;
create trigger end_keys_of_former_admin after update of kind on public.memberships
  for each row when (old.kind like '%.admin' and new.kind not like '%.admin')
  execute function app.end_keys_of_former_admin();
