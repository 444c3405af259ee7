-- A partner's list is read in two parts: its own records in their order, and the few it was let into.

create index visibility_let_in on public.visibility (programme_id, organisation_id, record_id) where level <> 'own';

-- An organisation belongs to one programme. A planner that multiplies the two shares expects a
-- fraction of the rows, and sorts all of a partner's records where it could stop after a page.
create statistics public.visibility_parties (dependencies) on programme_id, organisation_id from public.visibility;
create statistics public.deal_registrations_parties (dependencies) on programme_id, organisation_id from public.deal_registrations;
create statistics public.leads_parties (dependencies) on programme_id, organisation_id from public.leads;
