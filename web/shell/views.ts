import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString } from '../client/index.ts';
import { send } from '../client/send.ts';
import type { Filter } from './list-url.ts';
import { operatorsOf } from './operators.ts';
import type { FieldType } from './operators.ts';

/** A name for what a list asks for, as `GET /v1/views` tells it. */
export type SavedView = {
  id: string;
  list: string;
  name: string;
  query: string;
  shared: boolean;
  mine: boolean;
  isDefault: boolean;
  version: number;
};
export type ViewDraft = { name: string; query: string; shared: boolean };

/** Belong to the moment: the open row, the view itself, a form that stands open. */
const passing = new Set(['open', 'saved', 'cursor', 'invite']);

/** What the address asks for and a view keeps: filters, order, columns. */
export function lastingQuery(search: Record<string, string>): string {
  return queryString(
    Object.fromEntries(Object.entries(search).filter(([name]) => !passing.has(name))),
  );
}

/** Whether two queries ask for the same, whatever the order of their parts. */
export function asksTheSame(one: string, other: string): boolean {
  const sorted = (text: string) => {
    const parts = new URLSearchParams(text);
    parts.sort();
    return parts.toString();
  };
  return sorted(one) === sorted(other);
}

/** The address of a view: what it asks for, and its id. */
export function hrefOfView({ list, query, id }: Pick<SavedView, 'list' | 'query' | 'id'>): string {
  return `${list}?${query ? `${query}&` : ''}saved=${id}`;
}

/** Filters of which the list knows the field or the operator no more. */
export function unknownFilters(
  filters: Filter[],
  fields: { field: string; type: FieldType }[],
): Filter[] {
  if (fields.length === 0) return [];
  return filters.filter(({ field, operator }) => {
    const known = fields.find((one) => one.field === field);
    return !known || (!(operator in aliases) && !operatorsOf[known.type].includes(operator));
  });
}

// The list takes these too, though the editor offers others in their place.
const aliases = { gt: 'gte', lt: 'lte', is: 'in', isNot: 'notIn', in: 'is', gte: 'gt', lte: 'lt' };

const keyOf = (list: string) => ['views', list];

/** The reader's views of a list, and those that colleagues share. */
export function useViews(list: string) {
  return useQuery({
    queryKey: keyOf(list),
    queryFn: async ({ signal }) => {
      const { answer } = await send('GET /views', { query: { list }, signal });
      // The shell imports no contract: this is what the operation answers.
      return (answer as { data: SavedView[] }).data;
    },
    staleTime: 60_000,
  });
}

/** The acts on views of one list; each renews the list of views. */
export function useViewActs(list: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keyOf(list) });
  const save = useMutation({
    mutationFn: async ({ view, draft }: { view: SavedView | undefined; draft: ViewDraft }) => {
      const { answer } = view
        ? await send('PATCH /views/{id}', {
            params: { id: view.id },
            ifMatch: `"${view.version}"`,
            body: draft,
          })
        : await send('POST /views', { body: { list, ...draft } });
      return answer as SavedView; // what both operations answer
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: SavedView) =>
      send('DELETE /views/{id}', { params: { id }, ifMatch: `"${version}"` }),
    onSuccess,
  });
  const choose = useMutation({
    mutationFn: (viewId: string | null) => send('POST /view-defaults', { body: { list, viewId } }),
    onSuccess,
  });
  return { save, remove, choose };
}
