import { useQuery } from '@tanstack/react-query';
import { policies } from '../client.ts';

/** The ladder of the tier policy in force: the names from the lowest up. Empty until it is read. */
export function useTierLadder(): string[] {
  const { data } = useQuery({
    ...policies.query('GET /policies', {
      query: { 'filter[kind]': 'partners.tiers', 'filter[status]': 'published', limit: 20 },
    }),
    staleTime: 300_000,
  });
  const document = data?.data.find((policy) => policy.inForce)?.document;
  return document ? namesOf(document.tiers) : [];
}

function namesOf(tiers: unknown): string[] {
  if (!Array.isArray(tiers)) return [];
  return tiers.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'tier' in one ? [String(one.tier)] : [],
  );
}
