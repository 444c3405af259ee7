import { useState } from 'react';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  RadioList,
  Textarea,
} from '../../../../web/ui/index.ts';
import type { OwnOffer } from './own.ts';
import { useDecline } from './answering.ts';

/** The reasons of the contract, in the partner's words; typed so that a new reason cannot be forgotten. */
const reasons = {
  'no-capacity': 'No capacity now',
  'outside-region': 'Outside our region',
  'outside-expertise': 'Not our field',
  'already-working': 'We work with this customer already',
  'need-unclear': 'The need is unclear',
  other: 'Another reason',
} as const;
type Reason = keyof typeof reasons;

/** Why the partner passes. The reason helps the next routing; it does not count against anybody by itself. */
export function DeclineForm({ offer, onClose }: { offer: OwnOffer; onClose: () => void }) {
  const [reasonCode, setReason] = useState<Reason>('no-capacity');
  const [note, setNote] = useState('');
  const decline = useDecline(onClose);
  return (
    <Dialog
      title={`Decline ${offer.teaser.companyName}?`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            main
            busy={decline.isPending}
            onClick={() =>
              decline.mutate({
                params: { id: offer.id },
                body: { reasonCode, ...(note.trim() ? { note } : {}) },
              })
            }
          >
            Decline lead
          </Button>
        </>
      }
    >
      {decline.isError && <ErrorState problem={decline.error} title="The lead was not declined" />}
      <p className="hint">
        It goes to the next partner that fits. Your reason goes to the vendor alone.
      </p>
      <RadioList
        label="Reason"
        value={reasonCode}
        // The list holds only the keys above.
        onChange={(value) => setReason(value as Reason)}
        choices={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
      />
      <Field label="In your words" optional>
        <Textarea
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
