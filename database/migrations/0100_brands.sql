-- White label: a programme's one colour and its logo. The name of its sender stays among the programme's settings, where
-- mails look for it.

create table public.brands (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  -- Null: the product's own.
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  -- The file, and what everybody may know of it: partners read no files of the vendor's.
  logo_file_id public.id,
  logo_name text,
  logo_type text,
  logo_sha256 text,
  updated_at timestamptz not null,
  -- 1 is the look of a programme that has set none.
  version integer not null check (version > 1),
  check (num_nulls(logo_file_id, logo_name, logo_type, logo_sha256) in (0, 4)),
  primary key (programme_id),
  foreign key (programme_id, logo_file_id) references public.files (programme_id, id)
);
-- Everybody sees it, visitors too; only the vendor's side changes it.
call install.protect('public.brands',
  vendor => 'select, insert, update', partner => 'select', worker => 'select, insert, update, delete', visitor => 'select');

-- Of the files, visitors read logos alone.
grant select (programme_id, id, name, content_type, size_bytes, sha256, storage_key, purpose, created_at, delete_after)
  on public.files to {{public}};
create policy public_select on public.files for select to {{public}}
  using (programme_id = (select app.programme('public')) and purpose = 'logo');
