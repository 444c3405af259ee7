import { useQuery } from '@tanstack/react-query';
import { partners } from './client.ts';

/** The name of a territory by the key that partners and order lines carry; the key itself where it has no name. */
export function useTerritoryName(): (key: string | null) => string | null {
  const { data } = useQuery({ ...partners.query('GET /territories'), staleTime: 300_000 });
  return (key) =>
    key === null ? null : (data?.data.find((territory) => territory.key === key)?.name ?? key);
}

/** The territories as choices of a filter. */
export function useTerritoryOptions(): { value: string; label: string }[] {
  const { data } = useQuery({ ...partners.query('GET /territories'), staleTime: 300_000 });
  return (data?.data ?? []).map(({ key, name }) => ({ value: key, label: name }));
}
