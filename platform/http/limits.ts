import type { Actor } from '../access/actor.ts';
import { refuse } from '../refusal/index.ts';

type Bucket = { tokens: number; at: number };

/**
 * A token bucket per session, key or address: reads and writes apart, so that a busy import
 * never keeps a person from reading. Per process; the proxy in front limits the whole.
 */
export function createLimiter(rates: {
  readsPerSecond: number;
  writesPerSecond: number;
  burstSeconds: number;
}) {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, rate: number) => {
    const now = performance.now() / 1000;
    if (buckets.size > 20_000)
      for (const [old, bucket] of buckets) if (now - bucket.at > 60) buckets.delete(old);
    const bucket = buckets.get(key) ?? { tokens: rate * rates.burstSeconds, at: now };
    bucket.tokens = Math.min(rate * rates.burstSeconds, bucket.tokens + (now - bucket.at) * rate);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1)
      throw refuse('http.too-many-requests', {
        status: 429,
        detail: `At most ${rate} requests a second are taken here. Wait a moment.`,
        retryAfterSeconds: 1,
      });
    bucket.tokens -= 1;
  };
  return (request: Request, actor: Actor | null): void => {
    const who = actor?.sessionId ?? `address ${addressOf(request)}`;
    if (request.method === 'GET' || request.method === 'HEAD')
      take(`r ${who}`, rates.readsPerSecond);
    else take(`w ${who}`, rates.writesPerSecond);
  };
}

/** The peer's address as the server wrote it into the request (see app/server.ts); never a client's own header. */
export function addressOf(request: Request): string {
  return request.headers.get('x-fairway-peer') ?? 'unknown';
}
