import { Agent, request } from 'node:http';

export type Shot = {
  method: 'GET' | 'POST';
  path: string;
  token: string;
  body?: object;
};

export type Round = {
  /** Milliseconds from sending to the last byte, one per answer of the expected status. */
  milliseconds: number[];
  errors: number;
  /** What the first error said. */
  firstError: string | null;
  seconds: number;
};

export type LoadOptions = {
  clients: number;
  seconds: number;
  /** Ends the round early; keeps it bounded in count as well as in time. */
  requestsAtMost: number;
};

/**
 * Clients that ask again as soon as they are answered (a closed loop), each over one connection
 * that is kept open.
 *
 * @param next what a client asks now, from the running number of the request
 */
export async function load(
  address: URL,
  next: (number: number) => Shot,
  options: LoadOptions,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  const round: Round = { milliseconds: [], errors: 0, firstError: null, seconds: 0 };
  const started = performance.now();
  const endsAt = started + options.seconds * 1000;
  let number = 0;
  const client = async () => {
    while (performance.now() < endsAt && number < options.requestsAtMost) {
      const shot = next(number++);
      const from = performance.now();
      const answer = await send(agent, address, shot);
      if (answer.status === (shot.method === 'POST' ? 202 : 200))
        round.milliseconds.push(performance.now() - from);
      else {
        round.errors++;
        round.firstError ??= `${shot.method} ${shot.path}: ${answer.status} ${answer.text.slice(0, 300)}`;
      }
    }
  };
  await Promise.all(Array.from({ length: options.clients }, client));
  agent.destroy();
  round.seconds = (performance.now() - started) / 1000;
  return round;
}

/** One request; a broken connection counts as status 0. */
export function send(
  agent: Agent,
  address: URL,
  { method, path, token, body }: Shot,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const failed = (error: Error) => resolve({ status: 0, text: error.message });
    const payload = body && JSON.stringify(body);
    const sent = request(
      {
        agent,
        method,
        path,
        host: address.hostname,
        port: address.port,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        },
        timeout: 30_000,
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        answer.on('error', failed);
      },
    );
    sent.on('error', failed);
    sent.on('timeout', () => sent.destroy(new Error('No answer within 30 seconds.')));
    sent.end(payload);
  });
}

/**
 * The value below which a share of the values lies, by the nearest rank; null of none.
 *
 * @param share from 0 to 1
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
