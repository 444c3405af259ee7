-- A code that proves an address to a programme works once: each is kept as a keyed hash and taken away by its use.
create table auth.address_codes (
  code_hash text not null,
  made_at timestamptz not null,
  constraint address_codes_pkey primary key (code_hash)
);
create index address_codes_by_age on auth.address_codes (made_at);
grant select, insert, update, delete on auth.address_codes to {{auth}};
