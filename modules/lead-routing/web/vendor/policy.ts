import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { policies } from '../client.ts';

/** The routing policy in force: its version and clauses. */
export function useRoutingPolicy() {
  const read = useQuery({
    ...policies.query('GET /policies', {
      query: { 'filter[kind]': 'lead-routing', 'filter[status]': 'published', limit: 20 },
    }),
    staleTime: 300_000,
  });
  const policy = read.data?.data.find((one) => one.inForce);
  const clauseText = useCallback(
    (clause: string) =>
      policy?.sentences.find((sentence) => sentence.id === clause)?.text ??
      (clause || 'A person’s choice'),
    [policy],
  );
  return { read, policy, clauseText };
}
