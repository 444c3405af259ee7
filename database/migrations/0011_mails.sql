-- The outbox of mails: written in the transaction that has a reason to tell somebody, delivered
-- by the worker afterwards, or shown where no mail server is set.

create table public.mails (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  -- The partner that it is sent to; null for the vendor's own people.
  organisation_id public.id,
  subject_id public.id,
  template text not null,
  recipient text not null check (length(recipient) between 3 and 320),
  subject text not null,
  text_body text not null,
  html_body text not null,
  -- 'code' and 'link' open an account to whoever holds them.
  secrecy text not null check (secrecy in ('open', 'link', 'code', 'sealed')),
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'outbox')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade
);
create index mails_due on public.mails (programme_id, next_try_at) where status = 'queued';
create index mails_by_time on public.mails (programme_id, created_at, id);
create index mails_by_organisation on public.mails (programme_id, organisation_id);
-- A partner's act may send mail; no partner reads the outbox.
call install.protect('public.mails',
  vendor => 'select, insert', partner => 'insert', worker => 'select, insert, update, delete');
