import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorState, toast } from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { Lead } from '../client.ts';

/** Routes by the policy in force; the answer is shown once the server has decided. */
export function RouteNow({ lead }: { lead: Lead }) {
  const queries = useQueryClient();
  const route = useMutation({
    ...leadRouting.write('POST /leads/{id}/routing'),
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: leadRouting.key('/leads') });
      void queries.invalidateQueries({ queryKey: leadRouting.key('/lead-flow') });
      toast(
        answer.offer
          ? `${lead.companyName} is offered to ${answer.offer.partnerName}`
          : `No partner was found for ${lead.companyName}`,
      );
    },
  });
  return (
    <div className="stack">
      {route.isError && <ErrorState title="The lead was not routed" problem={route.error} />}
      <Button
        icon="again"
        busy={route.isPending}
        onClick={() => route.mutate({ params: { id: lead.id } })}
      >
        Route now by the rules
      </Button>
    </div>
  );
}
