import type { Database } from '../database/index.ts';
import type { Actor } from './actor.ts';

/**
 * Who stood behind a session token a moment ago, so that a burst of requests asks once. Nothing
 * rests on it: `app.enter` asks in every transaction whether this session still stands for this
 * person in this role, and a "no" makes the pipeline forget and ask again.
 */
const remembered = new WeakMap<Database, Map<string, { actor: Actor; askedAt: number }>>();
const milliseconds = 10_000;
const atMost = 2_000;

/** @param tokenHash the session's, never the token itself */
export function recall(database: Database, tokenHash: string): Actor | null {
  const found = remembered.get(database)?.get(tokenHash);
  return found && performance.now() - found.askedAt < milliseconds ? found.actor : null;
}

export function remember(database: Database, tokenHash: string, actor: Actor): void {
  const sessions = remembered.get(database) ?? new Map<string, { actor: Actor; askedAt: number }>();
  remembered.set(database, sessions);
  sessions.delete(tokenHash);
  sessions.set(tokenHash, { actor, askedAt: performance.now() });
  // A map keeps the order of insertion: the first is the oldest.
  const [oldest] = sessions.keys();
  if (sessions.size > atMost && oldest !== undefined) sessions.delete(oldest);
}

/** @returns whether this session had been remembered */
export function forget(database: Database, sessionId: string | null): boolean {
  for (const [hash, { actor }] of remembered.get(database) ?? [])
    if (actor.sessionId === sessionId) return remembered.get(database)?.delete(hash) ?? false;
  return false;
}
