-- What people write beside a record. Comments are read by the vendor and the one partner concerned. Notes are of one
-- side alone, each side in a table of its own, so that no forgotten condition can show them to the other.

create table public.comments (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  -- The record that it is about. No foreign key: records of several kinds are talked about.
  subject_id public.id not null,
  -- The one partner that reads it.
  organisation_id public.id not null,
  side text not null check (side in ('vendor', 'partner')),
  author_id public.id not null,
  author_name text not null,
  -- Null once deleted: the row stays as a marker.
  body text check (length(body) between 1 and 10000),
  -- [{id, name, sizeBytes}]
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  check ((deleted_at is null) = (body is not null))
);
create index comments_by_subject on public.comments (programme_id, subject_id, id);
create index comments_by_organisation on public.comments (programme_id, organisation_id);
call install.protect('public.comments',
  vendor => 'select, insert, update', partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete');

create table public.vendor_notes (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  subject_id public.id not null,
  author_id public.id not null,
  author_name text not null,
  body text check (length(body) between 1 and 10000),
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  check ((deleted_at is null) = (body is not null))
);
create index vendor_notes_by_subject on public.vendor_notes (programme_id, subject_id, id);
call install.protect('public.vendor_notes', vendor => 'select, insert, update', worker => 'select, insert, update, delete');

create table public.partner_notes (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  subject_id public.id not null,
  organisation_id public.id not null,
  author_id public.id not null,
  author_name text not null,
  body text check (length(body) between 1 and 10000),
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  foreign key (programme_id, organisation_id) references public.organisations (programme_id, id) on delete cascade,
  check ((deleted_at is null) = (body is not null))
);
create index partner_notes_by_subject on public.partner_notes (programme_id, organisation_id, subject_id, id);
-- Never the vendor's to read.
call install.protect('public.partner_notes',
  partner => 'select:own, insert:own, update:own', worker => 'select, insert, update, delete');

-- Nobody speaks in another's name, and nobody changes another's words.
create policy vendor_signs_itself on public.comments as restrictive for insert to {{vendor}}
  with check (side = 'vendor' and author_id = (select app.person()));
create policy partner_signs_itself on public.comments as restrictive for insert to {{partner}}
  with check (side = 'partner' and author_id = (select app.person()));
create policy vendor_changes_own on public.comments as restrictive for update to {{vendor}}
  using (side = 'vendor' and author_id = (select app.person()));
create policy partner_changes_own on public.comments as restrictive for update to {{partner}}
  using (side = 'partner' and author_id = (select app.person()));
create policy vendor_signs_itself on public.vendor_notes as restrictive for insert to {{vendor}}
  with check (author_id = (select app.person()));
create policy vendor_changes_own on public.vendor_notes as restrictive for update to {{vendor}}
  using (author_id = (select app.person()));
create policy partner_signs_itself on public.partner_notes as restrictive for insert to {{partner}}
  with check (author_id = (select app.person()));
create policy partner_changes_own on public.partner_notes as restrictive for update to {{partner}}
  using (author_id = (select app.person()));

-- A partner's file on a note of its own is as closed to the vendor as the note.
create policy vendor_reads_no_notes_of_partners on public.files as restrictive for select to {{vendor}}
  using (purpose <> 'note' or organisation_id is null);
-- What hung on deleted words goes with them; their bytes are swept away.
call install.protect_for('public.files', 'vendor', '{{vendor}}', 'delete');
call install.protect_for('public.files', 'partner', '{{partner}}', 'delete:own');
create policy vendor_deletes_own_attachments on public.files as restrictive for delete to {{vendor}}
  using (purpose in ('comment', 'note') and created_by = (select app.person()));
create policy partner_deletes_own_attachments on public.files as restrictive for delete to {{partner}}
  using (purpose in ('comment', 'note') and created_by = (select app.person()));
-- Attachments follow a partner that is merged into another.
call install.protect_for('public.files', 'worker', '{{worker}}', 'update');
