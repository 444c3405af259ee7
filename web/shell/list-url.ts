import { useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { queryString } from '../client/index.ts';

/** One filter as the address carries it: `filter[tier]=gold` (operator `is`) or `filter[revenue][gte]=100`. */
export type Filter = { field: string; operator: string; value: string };

const form = /^filter\[([^[\]]+)\](?:\[([^[\]]+)\])?$/;

/** Reads the filters out of search parameters, in their order. */
export function filtersOf(search: Record<string, unknown>): Filter[] {
  return Object.entries(search).flatMap(([name, value]) => {
    const found = form.exec(name);
    const field = found?.[1];
    return field ? [{ field, operator: found[2] ?? 'is', value: String(value) }] : [];
  });
}

export function filterName({ field, operator }: Pick<Filter, 'field' | 'operator'>): string {
  return operator === 'is' ? `filter[${field}]` : `filter[${field}][${operator}]`;
}

/**
 * A list whose filters and order live in the address: every view is a link.
 * `query` goes into the client's list call as it stands.
 */
export function useListUrl(options: { sort?: string } = {}) {
  const router = useRouter();
  const search = useSearch({ strict: false }) as Record<string, string>;
  return useMemo(() => {
    const write = (next: Record<string, string | undefined>) => {
      const { pathname } = router.state.location;
      const text = queryString(next);
      router.history.replace(text ? `${pathname}?${text}` : pathname);
    };
    const filters = filtersOf(search);
    const sort = search.sort ?? options.sort;
    return {
      filters,
      sort,
      /** Any other parameter of the address, such as `open`. */
      search,
      query: {
        ...Object.fromEntries(filters.map((filter) => [filterName(filter), filter.value])),
        ...(sort ? { sort } : {}),
      },
      setSort: (next: string) => write({ ...search, sort: next }),
      setFilter: (filter: Filter) => write({ ...search, [filterName(filter)]: filter.value }),
      removeFilter: (filter: Filter) => write({ ...search, [filterName(filter)]: undefined }),
      removeFilters: (gone: Filter[]) =>
        write({
          ...search,
          ...Object.fromEntries(gone.map((filter) => [filterName(filter), undefined])),
        }),
      set: (name: string, value: string | undefined) => write({ ...search, [name]: value }),
    };
  }, [search, router, options.sort]);
}

export type ListUrl = ReturnType<typeof useListUrl>;
