import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer, Arguments, Contract, Operations, Reply, Request } from './contract-types.ts';
import { send } from './send.ts';
import type { Sending } from './send.ts';

/**
 * A typed caller for one module's contract:
 * `const client = createClient<typeof contract>()` with `import type { contract }`.
 *
 * - `api(operation, request)` → the answer; throws `Problem`
 * - `reply(operation, request)` → `{ answer, etag, status, requestId }`
 * - `query(operation, request)` → options for `useQuery`, data is the answer
 * - `record(operation, request)` → options for `useQuery`, data is the reply: keep its `etag` for `ifMatch`
 * - `pages(operation, request)` → options for `useInfiniteQuery` over a cursor list
 * - `write(operation)` → options for `useMutation`, variables are the request
 * - `key(path)` → query-key prefix of all reads below a path, for invalidation
 */
export function createClient<C extends object = Contract>() {
  // `send` speaks of any operation; the contract's types are put on at this one place.
  const reply = <K extends keyof C & string>(operation: K, ...[request]: Arguments<C, K>) =>
    send(operation, request as Sending) as Promise<Reply<Answer<C, K>>>;
  const api = async <K extends keyof C & string>(operation: K, ...[request]: Arguments<C, K>) =>
    ((await send(operation, request as Sending)) as Reply<Answer<C, K>>).answer;

  return {
    api,
    reply,
    query: <K extends Operations<C, 'GET'>>(operation: K, ...[request]: Arguments<C, K>) =>
      queryOptions({
        queryKey: keyOf(operation, request),
        queryFn: async ({ signal }) =>
          ((await send(operation, { ...(request as Sending), signal })) as Reply<Answer<C, K>>)
            .answer,
      }),
    record: <K extends Operations<C, 'GET'>>(operation: K, ...[request]: Arguments<C, K>) =>
      queryOptions({
        queryKey: [...keyOf(operation, request), 'reply'],
        queryFn: async ({ signal }) =>
          (await send(operation, { ...(request as Sending), signal })) as Reply<Answer<C, K>>,
      }),
    pages: <K extends Operations<C, 'GET'>>(operation: K, ...[request]: Arguments<C, K>) =>
      pagesOf<Answer<C, K>>(operation, request as Sending | undefined),
    write: <K extends Operations<C, 'POST' | 'PATCH' | 'PUT' | 'DELETE'>>(operation: K) => ({
      mutationFn: async (request: Request<C, K>) =>
        ((await send(operation, request as Sending)) as Reply<Answer<C, K>>).answer,
      // The client has already tried again where that is safe.
      retry: false as const,
    }),
    key: (path: string): string[] => path.split('/').filter(Boolean),
  };
}

export type Client<C extends object = Contract> = ReturnType<typeof createClient<C>>;

function pagesOf<A>(operation: string, request: Sending = {}) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(operation, request), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ signal, pageParam }) => {
      const query = { ...request.query, cursor: pageParam };
      return ((await send(operation, { ...request, query, signal })) as Reply<A>).answer;
    },
    getNextPageParam: (last) => {
      const page = last as { nextCursor?: string | null; hasMore?: boolean };
      return page.hasMore === false ? undefined : (page.nextCursor ?? undefined);
    },
  });
}

/** `['partners', '{id}', {params}, {query}]`: reads below `/partners` share the prefix `['partners']`. */
function keyOf(operation: string, request: unknown): unknown[] {
  const { params = {}, query = {} } = (request ?? {}) as Sending;
  const path = operation.slice(operation.indexOf(' ') + 1);
  return [...path.split('/').filter(Boolean), params, query];
}
