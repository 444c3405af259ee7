import { send } from '../../../web/client/send.ts';

const lists = [
  { operation: 'GET /deal-registrations', query: { 'filter[status]': 'under-review' } },
  { operation: 'GET /leads', query: { 'filter[status]': 'inbox' } },
  { operation: 'GET /applications', query: { 'filter[status]': 'under-review' } },
  { operation: 'GET /appeals', query: { 'filter[outcome][isEmpty]': 'true' } },
  { operation: 'GET /partners', query: { 'filter[pendingTier][isNotEmpty]': 'true' } },
];

/** How many records wait for a person; at most 200 of a kind are counted. */
export async function countInbox(): Promise<number> {
  const replies = await Promise.all(
    lists.map(({ operation, query }) => send(operation, { query: { ...query, limit: 200 } })),
  );
  // Every list answers with its rows under `data`.
  return replies.reduce((sum, reply) => sum + (reply.answer as { data: unknown[] }).data.length, 0);
}
