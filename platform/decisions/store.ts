import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { catalogue } from '../conditions/index.ts';
import { checksAreOff, ownedBy, type Call, type Tx } from '../database/index.ts';
import type { ListQuery } from '../http/contract.ts';
import { listPage, type Page } from '../http/index.ts';
import type { Decision, OwnTelling } from './decision.ts';

/** A telling with what has become of the party's appeal. */
export type ToldDecision = OwnTelling & { appeal: PartyAppeal | null };
export type PartyAppeal = {
  id: string;
  statement: string;
  createdAt: string;
  outcome: 'upheld' | 'overturned' | null;
  answer: string | null;
  answeredAt: string | null;
};

const columns = sql`decisions.id, decisions.kind, decisions.subject_id, decisions.outcome, decisions.chosen_id,
  case when decisions.policy_id is not null then jsonb_build_object('id', decisions.policy_id,
    'version', decisions.policy_number, 'clause', decisions.clause) end as policy,
  decisions.facts, decisions.parts, decisions.alternatives, decisions.counts, decisions.would_change, decisions.explanation,
  case when decisions.rule_outcome is not null then jsonb_build_object('outcome', decisions.rule_outcome,
    'chosenId', decisions.rule_chosen_id) end as rule,
  decisions.decided_by, decisions.decided_at,
  -- A party that is told later has later to appeal.
  coalesce((select max(p.appeal_by) from public.decision_parties p where p.programme_id = decisions.programme_id
    and p.decision_id = decisions.id), decisions.appeal_by) as appeal_by, decisions.replay_of,
  array(select p.organisation_id::text from public.decision_parties p where p.programme_id = decisions.programme_id
    and p.decision_id = decisions.id order by p.organisation_id) as parties`;

const tellingColumns = sql`decision_parties.decision_id as id, decision_parties.telling,
  (select to_jsonb(a) from (select a.id, a.statement, a.created_at as "createdAt", a.outcome, a.answer, a.answered_at as "answeredAt"
    from public.appeals a where a.programme_id = decision_parties.programme_id and a.decision_id = decision_parties.decision_id
    and a.organisation_id = decision_parties.organisation_id) a) as appeal`;

type TellingRow = { id: string; telling: OwnTelling; appeal: PartyAppeal | null };

/** The full decision, for the vendor's side alone: a partner finds nothing here. */
export async function findDecision(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`select ${columns} from public.decisions
    where ${vendorOnly(actor, 'decisions')} and decisions.id = ${id}`.execute(tx);
  return rows[0];
}

/** Decisions in the order of their ids, for going through all of them. */
export async function decisionsAfter(
  { tx, actor }: Call,
  after: string,
  limit: number,
): Promise<Decision[]> {
  const { rows } = await sql<Decision>`select ${columns} from public.decisions
    where ${vendorOnly(actor, 'decisions')} and decisions.id > ${after}
    order by decisions.id limit ${limit}`.execute(tx);
  return rows;
}

/** What a party was told. */
export async function findTelling(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ToldDecision | undefined> {
  const { rows } = await sql<TellingRow>`select ${tellingColumns} from public.decision_parties
    where ${ownedBy(actor, 'decision_parties')}
    and decision_id = ${id}`.execute(tx);
  return rows[0] && toldDecision(rows[0]);
}

/** What each party of a decision was told, for the vendor. */
export async function listPartyTellings(tx: Tx, actor: Actor, id: string) {
  const { rows } = await sql<{ organisationId: string; name: string; explanation: string[] }>`
    select p.organisation_id, o.name, p.telling -> 'explanation' as explanation from public.decision_parties p
    join public.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    where ${vendorOnly(actor, 'p')} and p.decision_id = ${id} order by p.organisation_id`.execute(
    tx,
  );
  return rows;
}

const decisionFields = catalogue({
  subjectId: { type: 'id', label: 'Subject', sql: 'decisions.subjectId' },
  kind: { type: 'text', label: 'Kind', sql: 'decisions.kind' },
  outcome: { type: 'text', label: 'Outcome', sql: 'decisions.outcome' },
  policyId: { type: 'id', label: 'Policy', sql: 'decisions.policyId' },
  decidedAt: { type: 'moment', label: 'Decided', sql: 'decisions.decidedAt', required: true },
});

const tellingFields = catalogue({
  subjectId: { type: 'id', label: 'Subject', sql: 'decisionParties.subjectId' },
  kind: { type: 'text', label: 'Kind', sql: 'decisionParties.kind' },
  decidedAt: { type: 'moment', label: 'Decided', sql: 'decisionParties.decidedAt', required: true },
});

const newestFirst = [{ field: 'decidedAt', direction: 'descending' }] as const;

export async function listDecisions(call: Call, query: ListQuery): Promise<Page<Decision>> {
  return listPage<Decision>(call, query, {
    list: 'GET /decisions',
    columns,
    from: sql`public.decisions`,
    where: vendorOnly(call.actor, 'decisions'),
    catalogue: decisionFields,
    id: 'decisions.id',
    sort: newestFirst,
  });
}

export async function listTellings(call: Call, query: ListQuery): Promise<Page<ToldDecision>> {
  const page = await listPage<TellingRow>(call, query, {
    list: 'GET /decisions',
    columns: tellingColumns,
    from: sql`public.decision_parties`,
    where: ownedBy(call.actor, 'decision_parties'),
    catalogue: tellingFields,
    id: 'decisionParties.decisionId',
    sort: newestFirst,
  });
  return { ...page, data: page.data.map(toldDecision) };
}

function toldDecision({ telling, appeal }: TellingRow): ToldDecision {
  return { ...telling, appeal };
}

/** The application's own line of defence for what no partner reads. */
export function vendorOnly(actor: Actor, alias: string): RawBuilder<boolean> {
  if (checksAreOff()) return sql<boolean>`true`;
  if (actor.side !== 'vendor' && actor.side !== 'worker') return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(`${alias}.programme_id`)} = ${actor.programmeId}`;
}
