import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { Button, Dialog, ErrorState, Field, Textarea, toast } from '../../../../web/ui/index.ts';
import { PartnerPicker } from '../../../partners/web/index.ts';
import type { PickedPartner } from '../../../partners/web/index.ts';
import { leadRouting } from '../client.ts';
import type { Lead } from '../client.ts';

/** A person offers the lead to a partner of their choice; the reason is kept with the decision. */
export function AssignLead({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const [partner, setPartner] = useState<PickedPartner | null>(null);
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const assign = useMutation({
    ...leadRouting.write('POST /leads/{id}/assignment'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: leadRouting.key('/leads') });
      void queries.invalidateQueries({ queryKey: leadRouting.key('/lead-flow') });
      toast(`${lead.companyName} is offered to ${partner?.name ?? 'the partner'}`);
      onClose();
    },
  });
  const errors = assign.error instanceof Problem ? assign.error.fields : {};
  return (
    <Dialog title={`Offer ${lead.companyName} to a partner`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (partner)
            assign.mutate({ params: { id: lead.id }, body: { partnerId: partner.id, reason } });
        }}
      >
        <PartnerPicker
          label="Partner"
          picked={partner}
          onPick={setPartner}
          error={errors.partnerId}
        />
        <Field label="Reason" hint="Kept with the decision." error={errors.reason}>
          <Textarea
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <p className="hint">
          {lead.offer?.status === 'open'
            ? `The offer to ${lead.offer.partnerName} is taken back. `
            : ''}
          {partner ? `${partner.name} is told at once` : 'The partner is told at once'} and sees the
          contact only after accepting.
        </p>
        {assign.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="The lead was not offered" problem={assign.error} />
        )}
        <Button main type="submit" busy={assign.isPending} disabled={!partner}>
          {partner ? `Offer to ${partner.name}` : 'Offer'}
        </Button>
      </form>
    </Dialog>
  );
}
