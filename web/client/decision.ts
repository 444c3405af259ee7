import { queryOptions } from '@tanstack/react-query';
import { send } from './send.ts';

/** The stored decision in the reader's own telling; it never changes, so it is read once. */
export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decisions', id],
    queryFn: async ({ signal }) =>
      (await send('GET /decisions/{id}', { params: { id }, signal })).answer,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
