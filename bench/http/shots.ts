import { Agent } from 'node:http';
import { randomFrom, pick } from '../../app/seed/random.ts';
import { send, type Shot } from './load.ts';

/** Somebody with a token, and registrations that this one may read. */
export type Asker = { token: string; side: 'vendor' | 'partner'; dealIds: string[]; next: string };

export type OperationName = 'list' | 'record' | 'register';

/** Reads some registrations of each asker, so that records and second pages can be asked for. */
export async function meet(
  address: URL,
  tokens: readonly Pick<Asker, 'token' | 'side'>[],
): Promise<Asker[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const askers: Asker[] = [];
  for (const { token, side } of tokens) {
    const { status, text } = await send(agent, address, {
      method: 'GET',
      path: '/v1/deal-registrations?limit=100',
      token,
    });
    if (status !== 200) throw new Error(`The server answered ${status}: ${text.slice(0, 300)}`);
    // Of the operation's own shape, which the server has checked.
    const page = JSON.parse(text) as { data: { id: string }[]; nextCursor: string | null };
    if (page.data.length === 0) throw new Error(`A ${side} has no registration to ask for.`);
    const cursor = page.nextCursor;
    askers.push({
      token,
      side,
      dealIds: page.data.map((row) => row.id),
      next: `limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    });
  }
  agent.destroy();
  return askers;
}

/** Requests of one operation, the same row for the same seed; half by vendors, half by partners. */
export function shotsOf(
  operation: OperationName,
  askers: readonly Asker[],
  seed: number,
): (number: number) => Shot {
  const random = randomFrom(seed);
  const vendors = askers.filter((asker) => asker.side === 'vendor');
  const partners = askers.filter((asker) => asker.side === 'partner');
  return (number) => {
    const asker = pick(random, operation === 'register' || number % 2 === 1 ? partners : vendors);
    const { token } = asker;
    if (operation === 'record')
      return {
        method: 'GET',
        token,
        path: `/v1/deal-registrations/${pick(random, asker.dealIds)}`,
      };
    if (operation === 'register')
      return { method: 'POST', token, path: '/v1/deal-registrations', body: registration(random) };
    const page = pick(random, pages);
    return { method: 'GET', token, path: `/v1/deal-registrations?${page ?? asker.next}` };
  };
}

/** First page as it opens, by status, the other way round, by name, and the page after (null). */
const pages = [
  '',
  'limit=50',
  'filter[status]=under-review',
  'filter[status]=submitted&sort=createdAt',
  'sort=customerName',
  null,
] as const;

/** Half of the customers are known to somebody already. */
function registration(random: () => number) {
  const customer = Math.floor(random() * 20_000);
  return {
    customerName: `Customer ${customer}`,
    need: 'Seats for a new office',
    contactEmail: `contact@customer-${customer}.example`,
    amount: { minor: Math.floor(random() * 10_000_000), currency: 'EUR' },
  };
}
