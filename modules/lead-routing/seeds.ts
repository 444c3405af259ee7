import { sql } from 'kysely';
import { newId, type Call } from '../../platform/database/index.ts';
import { decideMany } from '../../platform/decisions/index.ts';
import * as store from './store.ts';

export type SeedLead = {
  state: 'new' | 'offered' | 'accepted' | 'declined';
  organisationId: string;
  companyName: string;
  contactName: string;
  contactEmail: string;
  city: string;
  country: string;
  need: string;
};

/** Generated leads with their offers, set-based, for load and isolation tests. @returns how many */
export async function seedLeads(call: Call, leads: readonly SeedLead[]): Promise<number> {
  const ids = await store.insertLeads(
    call,
    leads.map(({ state: _state, organisationId: _partner, ...lead }) => ({
      ...lead,
      source: 'api' as const,
    })),
  );
  const asked = leads.flatMap((lead, index) =>
    lead.state === 'new' ? [] : [{ ...lead, leadId: ids[index] ?? '' }],
  );
  const decisions = await decideMany(
    call,
    asked.map((lead) => ({
      kind: 'lead-routing.assignment',
      subjectId: lead.leadId,
      outcome: 'offered',
      chosenId: lead.organisationId,
      decidedBy: 'person' as const,
      parties: [lead.organisationId],
      explanation: {
        vendor: ['Generated for tests.'],
        own: { [lead.organisationId]: ['Generated for tests.'] },
      },
    })),
  );
  const rows = asked.map((lead, index) => ({
    id: newId('offer'),
    leadId: lead.leadId,
    organisationId: lead.organisationId,
    decisionId: decisions[index],
    teaser: {
      companyName: lead.companyName,
      city: lead.city,
      region: null,
      country: lead.country,
      industry: null,
      employees: null,
      need: lead.need,
      product: null,
    },
  }));
  await sql`insert into public.lead_offers (programme_id, id, lead_id, organisation_id, decision_id, attempt, teaser, score, status, offered_at, answer_by)
    select ${call.actor.programmeId}, r.id, r."leadId", r."organisationId", r."decisionId", 1, r.teaser, null, 'open', ${call.now}, ${call.now}::timestamptz + interval '30 days'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "leadId" text, "organisationId" text, "decisionId" text, teaser jsonb)`.execute(
    call.tx,
  );
  await sql`update public.leads set status = 'offered', version = version + 1 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("leadId" text)
    where leads.programme_id = ${call.actor.programmeId} and leads.id = r."leadId"`.execute(
    call.tx,
  );
  for (const state of ['accepted', 'declined'] as const) {
    const chosen = rows.filter((_, index) => asked[index]?.state === state).map((row) => row.id);
    await sql`update public.lead_offers set status = ${state}, answered_at = ${call.now}, version = version + 1 where programme_id = ${call.actor.programmeId} and id = any(${chosen})`.execute(
      call.tx,
    );
  }
  return ids.length;
}
