import { sql } from 'kysely';
import { catalogue } from '../conditions/index.ts';
import { newId, type Call } from '../database/index.ts';
import type { ListQuery } from '../http/contract.ts';
import { listPage, type Page } from '../http/index.ts';
import { publish } from '../journal/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import type { DecidedBy } from './decision.ts';
import { findTelling, vendorOnly, type PartyAppeal } from './store.ts';

export type Appeal = PartyAppeal & {
  decisionId: string;
  kind: string;
  subject: string;
  organisationId: string;
  organisationName: string;
  appealedBy: { name: string; personId: string | null };
  answeredBy: { name: string; personId: string | null } | null;
  version: number;
};

/**
 * A party says that a decision is wrong: once, and before its deadline.
 *
 * @throws 404 for whoever is no party; 409 without a right to appeal, too late, or again
 */
export async function appeal(
  call: Call,
  decisionId: string,
  statement: string,
): Promise<PartyAppeal> {
  const { tx, actor, now } = call;
  if (actor.side !== 'partner' || !actor.organisationId)
    throw refuse('access.not-allowed', { status: 403, detail: 'Only a party may appeal.' });
  const told = await findTelling(tx, actor, decisionId);
  if (!told) throw notFound();
  if (told.appealBy === null)
    throw refuse('decisions.no-appeal', {
      status: 409,
      detail: 'There is no appeal against this decision. Ask your contact at the vendor.',
    });
  if (now > new Date(told.appealBy))
    throw refuse('decisions.appeal-deadline', {
      status: 409,
      detail: 'The time to appeal is over.',
      facts: { appealBy: told.appealBy },
    });
  const id = newId('appeal');
  const { numAffectedRows } = await sql`
    insert into public.appeals (programme_id, id, decision_id, organisation_id, statement, appealed_by, created_at)
    values (${actor.programmeId}, ${id}, ${decisionId}, ${actor.organisationId}, ${statement}, ${whoActs(call)}::jsonb, ${now})
    on conflict do nothing`.execute(tx);
  if (told.appeal || Number(numAffectedRows) === 0)
    throw refuse('decisions.second-appeal', {
      status: 409,
      detail: 'Your organisation has appealed against this decision already.',
    });
  await publish(call, 'decisions.appealed', {
    subjectId: told.subject,
    organisationId: actor.organisationId,
    facts: { appealId: id, decisionId, kind: told.kind },
  });
  return {
    id,
    statement,
    createdAt: now.toISOString(),
    outcome: null,
    answer: null,
    answeredAt: null,
  };
}

/**
 * Somebody at the vendor who did not decide answers an appeal. What follows from "overturned" is
 * done by the module whose decision it was, on the event.
 *
 * @throws 403 for whoever took the decision, 409 when it was answered before
 */
export async function answerAppeal(
  call: Call,
  id: string,
  outcome: 'upheld' | 'overturned',
  statement: string,
): Promise<Appeal> {
  const { tx, actor, now } = call;
  if (actor.side !== 'vendor')
    throw refuse('access.not-allowed', { status: 403, detail: 'Your role may not do this.' });
  const { rows } = await sql<{ decidedBy: DecidedBy; outcome: string | null }>`
    select d.decided_by, appeals.outcome from public.appeals
    join public.decisions d on d.programme_id = appeals.programme_id and d.id = appeals.decision_id
    where ${vendorOnly(actor, 'appeals')} and appeals.id = ${id} for update of appeals`.execute(tx);
  const found = rows[0];
  if (!found) throw notFound();
  const { decidedBy } = found;
  if (decidedBy.kind === 'person' && (decidedBy.personId ?? null) === actor.personId)
    throw refuse('decisions.own-decision', {
      status: 403,
      detail: 'You took this decision. Somebody else has to answer the appeal.',
    });
  if (found.outcome)
    throw refuse('decisions.answered-appeal', {
      status: 409,
      detail: 'This appeal was answered already.',
      facts: { outcome: found.outcome },
    });
  await sql`update public.appeals set outcome = ${outcome}, answer = ${statement}, answered_by = ${whoActs(call)}::jsonb,
    answered_at = ${now}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
  const answered = await getAppeal(call, id);
  await publish(call, 'decisions.appeal-answered', {
    subjectId: answered.subject,
    organisationId: answered.organisationId,
    facts: { appealId: id, decisionId: answered.decisionId, kind: answered.kind, outcome },
  });
  return answered;
}

const columns = sql`appeals.id, appeals.decision_id, d.kind, d.subject_id as subject, appeals.organisation_id,
  o.name as organisation_name, appeals.statement, appeals.appealed_by, appeals.created_at, appeals.outcome, appeals.answer,
  appeals.answered_by, appeals.answered_at, appeals.version`;
const from = sql`public.appeals
  join public.decisions d on d.programme_id = appeals.programme_id and d.id = appeals.decision_id
  join public.organisations o on o.programme_id = appeals.programme_id and o.id = appeals.organisation_id`;

async function getAppeal({ tx, actor }: Call, id: string): Promise<Appeal> {
  const { rows } = await sql<Appeal>`select ${columns} from ${from}
    where ${vendorOnly(actor, 'appeals')} and appeals.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

const appealFields = catalogue({
  decisionId: { type: 'id', label: 'Decision', sql: 'appeals.decisionId' },
  organisationId: { type: 'id', label: 'Partner', sql: 'appeals.organisationId' },
  kind: { type: 'text', label: 'Kind', sql: 'd.kind' },
  outcome: {
    type: 'enum',
    label: 'Outcome',
    sql: 'appeals.outcome',
    values: { upheld: 'Upheld', overturned: 'Overturned' },
  },
  createdAt: { type: 'moment', label: 'Appealed', sql: 'appeals.createdAt', required: true },
});

/** A page of appeals, for the vendor. */
export async function listAppeals(call: Call, query: ListQuery): Promise<Page<Appeal>> {
  if (call.actor.side !== 'vendor')
    throw refuse('access.not-allowed', { status: 403, detail: 'Your role may not do this.' });
  return listPage<Appeal>(call, query, {
    list: 'GET /appeals',
    columns,
    from,
    where: vendorOnly(call.actor, 'appeals'),
    catalogue: appealFields,
    id: 'appeals.id',
    sort: [{ field: 'createdAt', direction: 'descending' }],
  });
}

/** The appeals against one decision, for the vendor. */
export async function appealsAgainst({ tx, actor }: Call, decisionId: string): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`select ${columns} from ${from}
    where ${vendorOnly(actor, 'appeals')} and appeals.decision_id = ${decisionId} order by appeals.created_at`.execute(
    tx,
  );
  return rows;
}

function whoActs({ actor }: Call): string {
  return JSON.stringify({ name: actor.name, personId: actor.personId });
}
