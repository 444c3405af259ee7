import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { toast } from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { OwnOffer } from './own.ts';

/** Accepts an offer and goes to its page, where the contact stands. Not optimistic: another answer may have come first. */
export function useAcceptance(offer: Pick<OwnOffer, 'id' | 'teaser'>) {
  const router = useRouter();
  const renew = useRenewal();
  return useMutation({
    ...leadRouting.write('POST /offers/{id}/acceptance'),
    onSuccess: async () => {
      await renew();
      toast(`${offer.teaser.companyName} is yours. The contact is open.`);
      router.history.push(`/offers/${offer.id}`);
    },
    onError: renew,
  });
}

/** Declines with a reason; the lead goes to the next partner. */
export function useDecline(onDone: () => void) {
  const renew = useRenewal();
  return useMutation({
    ...leadRouting.write('POST /offers/{id}/decline'),
    onSuccess: async () => {
      await renew();
      toast('Declined. The lead goes to the next partner.');
      onDone();
    },
  });
}

function useRenewal() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: leadRouting.key('/offers') }),
      queries.invalidateQueries({ queryKey: leadRouting.key('/leads') }),
    ]);
}
