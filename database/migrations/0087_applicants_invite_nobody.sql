-- Whoever has only applied sends no mails in the programme's name: an organisation may invite once it is a partner.

alter table public.organisations add column may_invite boolean not null default true;
update public.organisations o set may_invite = false from public.partners p
  where p.programme_id = o.programme_id and p.id = o.id and p.stage in ('applicant', 'left');
-- Its own organisation is the partner's to rename, not to open.
revoke update on public.organisations from {{partner}};
grant update (name) on public.organisations to {{partner}};
