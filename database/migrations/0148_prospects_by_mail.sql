-- A prospect may be invited by mail, says that it wants none, applies and becomes a partner.

alter table public.prospects add column email text check (length(email) between 3 and 320);
alter table public.prospects drop constraint prospects_check;
alter table public.prospects drop constraint prospects_status_check;
alter table public.prospects add constraint prospects_status_check
  check (status in ('open', 'invited', 'applied', 'joined', 'refused', 'do-not-contact'));
alter table public.prospects add constraint prospects_check check (status <> 'invited' or invited_at is not null);
