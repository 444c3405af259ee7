-- What decides on which side somebody stands is no partner's to write: a row of its own that
-- says 'vendor' would open the vendor's role with the next request.

-- The name and standing of an organisation are the vendor's; memberships are made by signing in
-- (role auth) and only ended by a partner's administrator.
drop policy partner_update on public.organisations;
revoke update on public.organisations from {{partner}};
drop policy partner_insert on public.memberships;
revoke insert, update on public.memberships from {{partner}};
grant update (ended_at, version) on public.memberships to {{partner}};

create policy partner_invites_partners on public.invitations as restrictive for insert to {{partner}}
  with check (kind not like 'vendor.%');
revoke update on public.invitations from {{partner}};
grant update (revoked_at, version) on public.invitations to {{partner}};
