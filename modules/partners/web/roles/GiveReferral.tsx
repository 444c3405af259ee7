import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { Button, Dialog, ErrorState, Field, Input } from '../../../../web/ui/index.ts';
import { useReferralMove } from './use-referral-move.ts';

/** Records whom the own side refers; the other side is told and answers. */
export function GiveReferral({
  partnerId,
  other,
  onClose,
}: {
  partnerId: string;
  other: string | null;
  onClose: () => void;
}) {
  const [customerName, setCustomerName] = useState('');
  const [contactName, setContactName] = useState('');
  const [contactEmail, setContactEmail] = useState('');
  const [referredOn, setReferredOn] = useState('');
  const give = useReferralMove(
    'POST /partners/{id}/referrals',
    'Recorded. The other side is told.',
    onClose,
  );
  const fields = give.error instanceof Problem ? give.error.fields : {};
  const send = () =>
    give.mutate({
      params: { id: partnerId },
      body: {
        customerName,
        contactName,
        ...(contactEmail.trim() === '' ? {} : { contactEmail: contactEmail.trim() }),
        ...(referredOn === '' ? {} : { referredOn }),
      },
    });
  return (
    <Dialog
      title={other === null ? 'Refer a customer to the vendor' : `Refer a customer to ${other}`}
      onClose={onClose}
      acts={
        <Button
          main
          busy={give.isPending}
          disabled={customerName.trim() === '' || contactName.trim() === ''}
          onClick={send}
        >
          Refer
        </Button>
      }
    >
      <div className="stack gap-4">
        <Field label="Customer" error={fields['customerName']}>
          <Input
            required
            maxLength={300}
            value={customerName}
            onChange={(event) => setCustomerName(event.target.value)}
          />
        </Field>
        <Field
          label="Contact"
          hint="Whom the other side may speak to. Refer only who knows of it."
          error={fields['contactName']}
        >
          <Input
            required
            maxLength={200}
            value={contactName}
            onChange={(event) => setContactName(event.target.value)}
          />
        </Field>
        <Field label="Mail address of the contact" optional error={fields['contactEmail']}>
          <Input
            type="email"
            maxLength={254}
            value={contactEmail}
            onChange={(event) => setContactEmail(event.target.value)}
          />
        </Field>
        <Field label="Day" optional hint="Today where none is given." error={fields['referredOn']}>
          <Input
            type="date"
            value={referredOn}
            onChange={(event) => setReferredOn(event.target.value)}
          />
        </Field>
        {give.isError && Object.keys(fields).length === 0 && (
          <ErrorState title="Nothing was recorded" problem={give.error} />
        )}
      </div>
    </Dialog>
  );
}
