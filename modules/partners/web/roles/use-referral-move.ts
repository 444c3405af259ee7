import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../../../../web/ui/index.ts';
import { alliances } from '../client.ts';

type Moves =
  | 'POST /partners/{id}/referrals'
  | 'POST /alliance-referrals/{id}/answer'
  | 'POST /alliance-referrals/{id}/win'
  | 'POST /alliance-referrals/{id}/loss';

/** One step of a referral; the list and the balance are read anew. */
export function useReferralMove<M extends Moves>(move: M, said: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    ...alliances.write(move),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: alliances.key('/partners') });
      toast(said);
      onDone?.();
    },
  });
}
