import { sql } from 'kysely';
import type { Call } from '../database/index.ts';
import { policyKind } from './policy-kinds.ts';

export type PolicyInForce<Document extends object = object> = {
  id: string;
  kind: string;
  /** The policy's number among those of its kind. */
  version: number;
  title: string;
  /** The same object for the same policy, so that what is compiled from it can be kept by it. */
  document: Document;
  effectiveAt: string;
};

/** Published policies never change, so what was read once is right for ever. */
const read = new Map<string, PolicyInForce>();
const readAtMost = 500;

/**
 * The policy of a kind that holds at the moment of the call. A partner's call receives the part
 * that partners may read, of kinds that bind them.
 *
 * @throws when none is in force, or on the partner side for a kind that does not bind partners
 */
export async function policyInForce<Document extends object>(
  call: Call,
  kind: string,
): Promise<PolicyInForce<Document>> {
  const found = await findPolicyInForce<Document>(call, kind);
  if (!found)
    throw new Error(`No policy of the kind ${kind} is in force at ${call.now.toISOString()}.`);
  return found;
}

/** As policyInForce, or undefined when none is in force yet. */
export async function findPolicyInForce<Document extends object>(
  { tx, actor, now }: Call,
  kind: string,
): Promise<PolicyInForce<Document> | undefined> {
  const side = sideOf(actor.side);
  if (side === 'open' && policyKind(kind).audience !== 'partners')
    throw new Error(`The policy ${kind} is the vendor’s own.`);
  const { rows } =
    side === 'open'
      ? await sql<{ id: string }>`select policy_id as id from public.policy_publications
          where programme_id = ${actor.programmeId} and kind = ${kind} and effective_at <= ${now}
          order by effective_at desc, number desc limit 1`.execute(tx)
      : await sql<{ id: string }>`select id from public.policies
          where programme_id = ${actor.programmeId} and kind = ${kind} and status = 'published' and effective_at <= ${now}
          order by effective_at desc, number desc limit 1`.execute(tx);
  const id = rows[0]?.id;
  return id === undefined ? undefined : publishedPolicy<Document>({ tx, actor }, id);
}

/** Every policy of a kind that came into force until the moment of the call, the oldest first. */
export async function policiesSoFar<Document extends object>(
  { tx, actor, now }: Call,
  kind: string,
): Promise<PolicyInForce<Document>[]> {
  const { rows } =
    sideOf(actor.side) === 'open'
      ? await sql<{ id: string }>`select policy_id as id from public.policy_publications
          where programme_id = ${actor.programmeId} and kind = ${kind} and effective_at <= ${now}
          order by effective_at, number`.execute(tx)
      : await sql<{ id: string }>`select id from public.policies
          where programme_id = ${actor.programmeId} and kind = ${kind} and status = 'published' and effective_at <= ${now}
          order by effective_at, number`.execute(tx);
  const found: PolicyInForce<Document>[] = [];
  for (const { id } of rows) found.push(await publishedPolicy<Document>({ tx, actor }, id));
  return found;
}

/**
 * A published policy by its id, for replaying what was decided by it.
 *
 * @throws when there is no such published policy for the caller's side
 */
export async function publishedPolicy<Document extends object>(
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  id: string,
): Promise<PolicyInForce<Document>> {
  const side = sideOf(actor.side);
  const key = `${side}/${actor.programmeId}/${id}`;
  let policy = read.get(key);
  if (!policy) {
    const { rows } =
      side === 'open'
        ? await sql<PolicyInForce>`select policy_id as id, kind, number as version, title, document, effective_at
            from public.policy_publications where programme_id = ${actor.programmeId} and policy_id = ${id}`.execute(
            tx,
          )
        : await sql<PolicyInForce>`select id, kind, number as version, title, document, effective_at
            from public.policies where programme_id = ${actor.programmeId} and id = ${id} and status = 'published'`.execute(
            tx,
          );
    policy = rows[0];
    if (!policy) throw new Error(`There is no published policy ${id}.`);
    const oldest = read.keys().next().value;
    if (read.size >= readAtMost && oldest !== undefined) read.delete(oldest);
    read.set(key, policy);
  }
  // Of the caller's Document: publication refuses whatever the kind's check finds wrong.
  return policy as PolicyInForce<Document>;
}

function sideOf(side: Call['actor']['side']): 'full' | 'open' {
  return side === 'vendor' || side === 'worker' ? 'full' : 'open';
}
