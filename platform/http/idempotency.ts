import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { idempotencyOwner, type Call } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';

export type StoredAnswer = {
  status: number;
  headers: Record<string, string>;
  /** The body as it was sent; null where there was none. */
  answer: string | null;
};

/**
 * Looks for the first answer to this key, and keeps twins out while the first runs.
 * The row is written in the transaction of the effect, so both exist or neither.
 *
 * @returns the stored answer to replay, or null when this is the first time
 * @throws 409 while a twin runs, 422 when the key came with another request before
 */
export async function firstAnswer(
  call: Call,
  key: string,
  operation: string,
  bodyHash: string,
): Promise<StoredAnswer | null> {
  const owner = ownerOf(call);
  const lock = await sql<{
    got: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`${call.actor.programmeId}/${owner}/${key}`}, 0)) as got`.execute(
    call.tx,
  );
  if (!lock.rows[0]?.got) {
    throw refuse('http.request-running', {
      status: 409,
      detail: 'A request with this Idempotency-Key is still running. Try again in a moment.',
      retryAfterSeconds: 1,
    });
  }
  const { rows } = await sql<StoredAnswer & { operation: string; bodyHash: string }>`
    select operation, body_hash, status, headers, answer from public.idempotency_keys
    where programme_id = ${call.actor.programmeId} and owner = ${owner} and key = ${key}`.execute(
    call.tx,
  );
  const stored = rows[0];
  if (!stored) return null;
  if (stored.operation !== operation || stored.bodyHash !== bodyHash) {
    throw refuse('http.key-reused', {
      status: 422,
      detail: 'This Idempotency-Key was used before with another request. Use a new key.',
    });
  }
  return stored;
}

export async function keepAnswer(
  call: Call,
  key: string,
  operation: string,
  bodyHash: string,
  stored: StoredAnswer,
): Promise<void> {
  await sql`insert into public.idempotency_keys (programme_id, owner, key, operation, body_hash, status, headers, answer, created_at)
    values (${call.actor.programmeId}, ${ownerOf(call)}, ${key}, ${operation}, ${bodyHash}, ${stored.status},
      ${JSON.stringify(stored.headers)}::jsonb, ${stored.answer}, ${call.now})`.execute(call.tx);
}

export function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function ownerOf(call: Call): string {
  return idempotencyOwner(call.actor) ?? call.actor.kind;
}
