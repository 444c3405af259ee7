import { sql } from 'kysely';
import { newId, type Call } from '../database/index.ts';
import type { DecidedBy, Decision, DecisionInput } from './decision.ts';
import { findPolicyKind } from './policy-kinds.ts';
import { findDecision } from './store.ts';
import { appealDeadline, ownTelling, shortened } from './rules.ts';

const rowsAtOnce = 500;

/**
 * Stores a decision with its reasons, in the transaction of what it decides. It is never edited.
 *
 * @param input what was decided, by which policy, on which facts; see DecisionInput
 * @returns the decision's id
 * @throws when a partner's call decides by rule, or names another organisation as a party
 */
export async function decide(call: Call, input: DecisionInput): Promise<string> {
  const [id] = await decideMany(call, [input]);
  if (id === undefined) throw new Error('A decision was not written.');
  return id;
}

/** As decide, for many decisions in a few statements. Ids come in the order of the inputs. */
export async function decideMany(call: Call, inputs: readonly DecisionInput[]): Promise<string[]> {
  const bound = await boundPolicies(call, inputs);
  const decisions = inputs.map((input) => decisionOf(call, input));
  for (let start = 0; start < decisions.length; start += rowsAtOnce) {
    const some = decisions.slice(start, start + rowsAtOnce);
    await insertDecisions(call, some);
    await insertParties(call, some, bound);
  }
  return decisions.map(({ id }) => id);
}

/**
 * Tells parties of a decision that was kept from them until now, such as one that waited for its
 * release. Their time to appeal begins with this call.
 *
 * @throws when there is no such decision; telling a party twice changes nothing
 */
export async function tellParties(
  call: Call,
  decisionId: string,
  parties: readonly string[],
  appealDays?: number,
): Promise<void> {
  const decision = await findDecision(call.tx, call.actor, decisionId);
  if (!decision) throw new Error(`There is no decision ${decisionId}.`);
  const known = new Set(decision.parties);
  const bound = await boundPolicies(call, [{ policy: decision.policy, parties: [...parties] }]);
  const told: Decision = {
    ...decision,
    parties: [...new Set([...decision.parties, ...parties])],
    appealBy: appealDeadline(call.now, appealDays)?.toISOString() ?? null,
  };
  await insertParties(call, [told], bound, known);
}

function decisionOf({ actor, now }: Call, input: DecisionInput): Decision {
  const parties = [...new Set(input.parties ?? [])];
  const kind = input.decidedBy ?? 'rule';
  if (actor.side === 'partner' && kind === 'rule')
    throw new Error('Rules decide on the vendor side; a partner decides as a person.');
  if (actor.side === 'partner' && parties.some((party) => party !== actor.organisationId))
    throw new Error('A partner decides for itself: it names no other party.');
  const chosenId = input.chosenId ?? null;
  const appealBy = appealDeadline(now, input.appealDays);
  return {
    id: newId('dec'),
    kind: input.kind,
    subjectId: input.subjectId,
    outcome: input.outcome,
    chosenId,
    policy: input.policy ? { ...input.policy, clause: input.policy.clause ?? null } : null,
    facts: input.facts ?? {},
    parts: input.parts ?? [],
    ...shortened(input.alternatives ?? [], input.counts ?? {}),
    wouldChange: input.wouldChange ?? [],
    explanation: input.explanation ?? {},
    rule: kind === 'rule' ? { outcome: input.outcome, chosenId } : (input.rule ?? null),
    decidedBy: deciderOf(actor, kind),
    decidedAt: now.toISOString(),
    appealBy: appealBy?.toISOString() ?? null,
    replayOf: input.replayOf ?? null,
    parties,
  };
}

function deciderOf(actor: Call['actor'], kind: DecidedBy['kind']): DecidedBy {
  if (kind === 'rule') return { kind, name: 'Fairway' };
  return {
    kind,
    name: actor.name,
    ...(actor.personId ? { personId: actor.personId } : {}),
    ...(actor.side === 'partner' && actor.organisationId
      ? { organisationId: actor.organisationId }
      : {}),
  };
}

/** Ids of the policies among these whose clauses may be told to partners. */
async function boundPolicies(
  { tx, actor }: Call,
  inputs: readonly Pick<DecisionInput, 'policy' | 'parties'>[],
): Promise<ReadonlySet<string>> {
  const ids = [
    ...new Set(
      inputs.flatMap(({ policy, parties }) => (policy && parties?.length ? [policy.id] : [])),
    ),
  ];
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string; kind: string }>`
    select policy_id as id, kind from public.policy_publications
    where programme_id = ${actor.programmeId} and policy_id = any(${ids}::text[])`.execute(tx);
  return new Set(
    rows.filter(({ kind }) => findPolicyKind(kind)?.audience === 'partners').map(({ id }) => id),
  );
}

async function insertDecisions({ tx, actor }: Call, decisions: Decision[]): Promise<void> {
  const rows = decisions.map((decision) => ({
    ...decision,
    policyId: decision.policy?.id,
    policyNumber: decision.policy?.version,
    clause: decision.policy?.clause,
    ruleOutcome: decision.rule?.outcome,
    ruleChosenId: decision.rule?.chosenId,
  }));
  await sql`insert into public.decisions (programme_id, id, kind, subject_id, outcome, chosen_id, policy_id, policy_number,
      clause, facts, parts, alternatives, counts, would_change, explanation, rule_outcome, rule_chosen_id,
      decided_by, decided_by_person_id, organisation_id, surface, decided_at, appeal_by, replay_of)
    select ${actor.programmeId}, d.id, d.kind, d."subjectId", d.outcome, d."chosenId", d."policyId", d."policyNumber",
      d.clause, d.facts, d.parts, d.alternatives, d.counts, d."wouldChange", d.explanation, d."ruleOutcome", d."ruleChosenId",
      d."decidedBy", d."decidedBy" ->> 'personId', d."decidedBy" ->> 'organisationId', ${actor.surface},
      d."decidedAt", d."appealBy", d."replayOf"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id text, kind text, "subjectId" text, outcome text,
      "chosenId" text, "policyId" text, "policyNumber" integer, clause jsonb, facts jsonb, parts jsonb, alternatives jsonb,
      counts jsonb, "wouldChange" jsonb, explanation jsonb, "ruleOutcome" text, "ruleChosenId" text, "decidedBy" jsonb,
      "decidedAt" timestamptz, "appealBy" timestamptz, "replayOf" text)`.execute(tx);
}

async function insertParties(
  { tx, actor }: Call,
  decisions: Decision[],
  bound: ReadonlySet<string>,
  told: ReadonlySet<string> = new Set(),
): Promise<void> {
  const rows = decisions.flatMap((decision) =>
    decision.parties
      .filter((party) => !told.has(party))
      .map((organisationId) => ({
        organisationId,
        telling: ownTelling(
          decision,
          organisationId,
          decision.policy !== null && bound.has(decision.policy.id),
        ),
      })),
  );
  if (rows.length === 0) return;
  await sql`insert into public.decision_parties (programme_id, decision_id, organisation_id, kind, subject_id, decided_at, appeal_by, telling)
    select ${actor.programmeId}, p.telling ->> 'id', p."organisationId", p.telling ->> 'kind', p.telling ->> 'subject',
      (p.telling ->> 'decidedAt')::timestamptz, (p.telling ->> 'appealBy')::timestamptz, p.telling
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p ("organisationId" text, telling jsonb)`.execute(
    tx,
  );
}
