import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PartnerPicker, type PickedPartner } from '../../../modules/partners/web/PartnerPicker.tsx';
import type { PartnerRecord } from '../../../modules/partners/web/client.ts';
import { createClient, Problem, type Answer } from '../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Loading,
  Notice,
  Textarea,
  toast,
} from '../../../web/ui/index.ts';
import type { mergeContract } from '../../merge/contract.ts';

const merging = createClient<typeof mergeContract>();
type Preview = Answer<typeof mergeContract, 'GET /partners/{id}/merge-preview'>;

/** Merges the partner into another one: what moves is counted first, and the reason is read by both. */
export function MergePartner({
  partner,
  onClose,
}: {
  partner: PartnerRecord;
  onClose: () => void;
}) {
  const [into, setInto] = useState<PickedPartner | null>(null);
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const preview = useQuery({
    ...merging.query('GET /partners/{id}/merge-preview', {
      params: { id: partner.id },
      query: { into: into?.id ?? '' },
    }),
    enabled: into !== null,
  });
  const merge = useMutation({
    ...merging.write('POST /partners/{id}/merge'),
    onSuccess: () => {
      // Deals, offers and sales have another partner now.
      void queries.invalidateQueries();
      toast(`${partner.name} is merged into ${into?.name ?? ''}. Both are told.`);
      onClose();
    },
  });
  const error = merge.error instanceof Problem ? merge.error.fields.reason : undefined;
  return (
    <Dialog
      title={`Merge ${partner.name} into another partner`}
      onClose={onClose}
      acts={
        <Button
          danger
          busy={merge.isPending}
          disabled={reason.trim() === '' || preview.data?.possible !== true}
          onClick={() =>
            into && merge.mutate({ params: { id: partner.id }, body: { into: into.id, reason } })
          }
        >
          Merge for good
        </Button>
      }
    >
      <div className="stack gap-4">
        <PartnerPicker label="The partner that stays" picked={into} onPick={setInto} />
        {into && preview.isPending && <Loading lines={4} />}
        {preview.isError && (
          <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} />
        )}
        {into && preview.data && <WhatMoves preview={preview.data} />}
        <Field label="Reason" hint="Both partners read it word for word." error={error}>
          <Textarea
            rows={3}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {merge.isError && !error && <ErrorState title="Nothing was merged" problem={merge.error} />}
      </div>
    </Dialog>
  );
}

const kinds: Record<keyof Preview['moves'], [one: string, many: string]> = {
  people: ['person', 'people'],
  deals: ['deal', 'deals'],
  leads: ['lead', 'leads'],
  offers: ['offer', 'offers'],
  accounts: ['account', 'accounts'],
  orderLines: ['order line', 'order lines'],
  applications: ['application', 'applications'],
  partnerships: ['partnership', 'partnerships'],
  decisions: ['decision', 'decisions'],
};

function WhatMoves({ preview }: { preview: Preview }) {
  const { peopleInBoth, customersOfBoth } = preview.conflicts;
  if (preview.hindrance !== null)
    return (
      <Notice tone="warn" title="These two cannot be merged yet">
        {preview.hindrance}
      </Notice>
    );
  const moving = Object.entries(preview.moves).flatMap(([kind, count]) => {
    // The keys are those of the contract.
    const [one, many] = kinds[kind as keyof Preview['moves']];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return (
    <div className="stack gap-2">
      <h3>What moves to {preview.into.name}</h3>
      <p>{moving.length === 0 ? 'There is nothing to move.' : moving.join(', ')}</p>
      {peopleInBoth > 0 && (
        <p className="hint">
          {peopleInBoth === 1 ? 'One person works' : `${peopleInBoth} people work`} at both, and
          will have the role held at {preview.into.name}.
        </p>
      )}
      {customersOfBoth > 0 && (
        <p className="hint">
          Both have a registration on{' '}
          {customersOfBoth === 1 ? 'one customer' : `${customersOfBoth} customers`}; all stay, under
          one partner.
        </p>
      )}
      <p className="hint">
        This cannot be undone. {preview.from.name} loses access at once; its people sign in anew and
        find {preview.into.name}. Its record stays and points there.
      </p>
    </div>
  );
}
