import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../../../../web/ui/index.ts';
import { deals } from '../client.ts';

type Moves =
  | 'POST /deal-registrations/{id}/stage'
  | 'POST /deal-registrations/{id}/extension'
  | 'POST /deal-registrations/{id}/withdrawal'
  | 'POST /deal-registrations/{id}/win'
  | 'POST /deal-registrations/{id}/loss'
  | 'POST /deal-registrations/{id}/resubmission';

/** One move of a deal; what it changed is read anew, and said. */
export function useMove<M extends Moves>(move: M, said: string, onDone?: () => void) {
  const renew = useDealRenewal();
  return useMutation({
    ...deals.write(move),
    onSuccess: async () => {
      await renew();
      toast(said);
      onDone?.();
    },
  });
}

/** Reads deals and their events anew. */
export function useDealRenewal() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: deals.key('/deal-registrations') }),
      queries.invalidateQueries({ queryKey: ['events'] }),
    ]);
}
