-- Stored files: the row here, the bytes in a folder or an S3 bucket under a random key.

create table public.files (
  programme_id public.id not null references public.programmes (id) on delete cascade,
  id public.id not null,
  name text not null check (length(name) between 1 and 200),
  -- Found in the bytes, never taken from the sender alone.
  content_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  storage_key text not null unique,
  purpose text not null check (purpose ~ '^[a-z][a-z-]*$'),
  -- The partner that owns it; null for the vendor's.
  organisation_id public.id,
  created_by public.id,
  created_at timestamptz not null,
  delete_after timestamptz,
  primary key (programme_id, id)
);
create index files_by_deletion on public.files (delete_after) where delete_after is not null;
call install.protect('public.files',
  vendor => 'select, insert', partner => 'select:own, insert:own', worker => 'select:any, insert, delete');
