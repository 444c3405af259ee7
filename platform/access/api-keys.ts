import { sql } from 'kysely';
import { newId, ownedBy, type Call } from '../database/index.ts';
import { publish } from '../journal/publish.ts';
import { notFound } from '../refusal/index.ts';
import { hashToken, hintOf, machineTime, newToken } from './tokens.ts';

export type Scope = 'read' | 'write';

export type ApiKey = {
  id: string;
  name: string;
  hint: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  endedAt: string | null;
};

/**
 * Makes a key of the caller's organisation. It ends with its maker's membership.
 *
 * @returns the key with its token, which is shown here and never again
 */
export async function makeApiKey(
  call: Call,
  wanted: { name: string; scopes: Scope[]; expiresInDays: number },
): Promise<ApiKey & { token: string }> {
  const { tx, actor } = call;
  const id = newId('key');
  const token = newToken('key');
  const created = machineTime();
  const expires = new Date(created.getTime() + wanted.expiresInDays * 86_400_000);
  await sql`insert into public.api_keys (programme_id, id, organisation_id, membership_id, name, token_hash, token_hint, scopes, created_at, expires_at)
    select m.programme_id, ${id}, m.organisation_id, m.id, ${wanted.name}, ${hashToken(token)}, ${hintOf(token)},
      ${wanted.scopes}::text[], ${created}, ${expires}
    from public.memberships m
    where m.programme_id = ${actor.programmeId} and m.organisation_id = ${actor.organisationId}
      and m.person_id = ${actor.personId} and m.ended_at is null`.execute(tx);
  const key = await getApiKey(call, id);
  await tell(call, 'access.api-key-made', key);
  return { ...key, token };
}

/** The keys of the caller's organisation, the newest first; ended ones stay listed. */
export async function listApiKeys({ tx, actor }: Call): Promise<ApiKey[]> {
  const { rows } =
    await sql<ApiKey>`${selection} where ${ownedBy(actor, 'k')} and k.organisation_id = ${actor.organisationId}
    order by k.id desc limit 500`.execute(tx);
  return rows;
}

/** Ends a key; the very next request with it is refused. */
export async function endApiKey(call: Call, id: string): Promise<ApiKey> {
  const { tx, actor } = call;
  const ended =
    await sql`update public.api_keys k set ended_at = ${machineTime()}, version = k.version + 1
    where ${ownedBy(actor, 'k')} and k.organisation_id = ${actor.organisationId} and k.id = ${id} and k.ended_at is null`.execute(
      tx,
    );
  const key = await getApiKey(call, id);
  if (Number(ended.numAffectedRows ?? 0) > 0) await tell(call, 'access.api-key-ended', key);
  return key;
}

async function tell(call: Call, type: string, key: ApiKey): Promise<void> {
  const { organisationId, side } = call.actor;
  await publish(call, type, {
    subjectId: key.id,
    organisationId: side === 'partner' ? organisationId : null,
    facts: { name: key.name, scopes: key.scopes },
  });
}

async function getApiKey({ tx, actor }: Call, id: string): Promise<ApiKey> {
  const { rows } =
    await sql<ApiKey>`${selection} where ${ownedBy(actor, 'k')} and k.organisation_id = ${actor.organisationId} and k.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

const selection = sql`select k.id, k.name, k.token_hint as hint, k.scopes, m.name as created_by, k.created_at, k.expires_at,
    k.last_used_at, k.ended_at
  from public.api_keys k
  join public.memberships m on m.programme_id = k.programme_id and m.id = k.membership_id`;
