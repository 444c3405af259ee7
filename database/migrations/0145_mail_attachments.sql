-- What a mail carries with it, such as an agreement that was accepted.

alter table public.mails add column attachments jsonb not null default '[]'
  constraint mails_attachments_check check (jsonb_typeof(attachments) = 'array');
