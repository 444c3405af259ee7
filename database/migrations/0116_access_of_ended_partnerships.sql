-- A partnership that ended and is taken up again has its people back, who sign in anew: what ended with it, sessions,
-- keys and open invitations, revives nowhere.

call install.protect_for('public.invitations', 'owner', '{{owner}}', 'select:any, update:any');
create function app.end_access() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Machine time, as for the sessions' own expiry.
  update auth.sessions s set ended_at = clock_timestamp()
    from public.memberships m
    where m.programme_id = new.programme_id and m.organisation_id = new.id
      and s.programme_id = m.programme_id and s.membership_id = m.id and s.ended_at is null;
  update public.api_keys set ended_at = clock_timestamp()
    where programme_id = new.programme_id and organisation_id = new.id and ended_at is null;
  update public.invitations set revoked_at = clock_timestamp(), version = version + 1
    where programme_id = new.programme_id and organisation_id = new.id and accepted_at is null and revoked_at is null;
  return null;
end $$;
revoke all on function app.end_access() from public;
create trigger end_access after update of active on public.organisations
  for each row when (old.active and not new.active) execute function app.end_access();
