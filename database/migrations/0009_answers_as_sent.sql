-- A repeated request gets its first answer byte for byte: jsonb would put the fields in another order.
alter table public.idempotency_keys alter column answer type text using answer::text;
