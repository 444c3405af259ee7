-- When something first happened for a partner is asked for every partner on its path to the first deal.

create index events_by_organisation on public.events (programme_id, organisation_id, type, at) where organisation_id is not null;
