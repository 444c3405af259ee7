import { useQueries } from '@tanstack/react-query';
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';

/** One partner's claim on the customer: the registration at hand, or one that competes with it. */
export type Claim = { deal: Deal; reason: string | null };

/** The registration with every claim that competes with it, the earliest first. For the vendor alone. */
export function useClaims(deal: Deal): { claims: Claim[]; isPending: boolean } {
  const competing = deal.verdict?.competing ?? [];
  const read = useQueries({
    queries: competing.map((one) =>
      deals.query('GET /deal-registrations/{id}', { params: { id: one.dealId } }),
    ),
  });
  const others = read.flatMap((one, position) =>
    one.data ? [{ deal: one.data as Deal, reason: competing[position].reason }] : [],
  );
  const claims = [{ deal, reason: null }, ...others].toSorted((a, b) =>
    (a.deal.submittedAt ?? a.deal.createdAt).localeCompare(b.deal.submittedAt ?? b.deal.createdAt),
  );
  return { claims, isPending: read.some((one) => one.isPending) };
}
