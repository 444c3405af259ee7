import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PartnerPicker } from '../../../modules/partners/web/index.ts';
import type { PickedPartner } from '../../../modules/partners/web/index.ts';
import { Problem } from '../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Segments,
  Select,
  toast,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import { sayActorKind } from './words.ts';

const own = [
  'vendor.admin',
  'vendor.channel-manager',
  'vendor.marketer',
  'vendor.finance',
  'vendor.seller',
] as const;
const partner = ['partner.admin', 'partner.seller'] as const;
type Kind = (typeof own)[number] | (typeof partner)[number];

/** Invites a colleague, or the first person of a partner. */
export function InvitePerson({ onClose }: { onClose: () => void }) {
  const [side, setSide] = useState<'own' | 'partner'>('own');
  const [kind, setKind] = useState<Kind>('vendor.channel-manager');
  const [picked, setPicked] = useState<PickedPartner | null>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const queries = useQueryClient();
  const invite = useMutation({
    ...platform.write('POST /invitations'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/invitations') });
      toast(`${name} is invited`);
      onClose();
    },
  });
  const errors = invite.error instanceof Problem ? invite.error.fields : {};
  const kinds: readonly Kind[] = side === 'own' ? own : partner;
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({
            body: { email, name, kind, ...(picked ? { organisationId: picked.id } : {}) },
          });
        }}
      >
        <Segments
          label="For whom"
          value={side}
          onChange={(value) => {
            setSide(value === 'partner' ? 'partner' : 'own');
            setKind(value === 'partner' ? 'partner.admin' : 'vendor.channel-manager');
            setPicked(null);
          }}
          choices={[
            { value: 'own', label: 'Our team' },
            { value: 'partner', label: 'A partner' },
          ]}
        />
        {side === 'partner' && (
          <PartnerPicker
            label="Partner"
            picked={picked}
            onPick={setPicked}
            error={errors.organisationId}
          />
        )}
        <Field label="Name" error={errors.name}>
          <Input required value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Work mail" error={errors.email}>
          <Input
            required
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label="Role" error={errors.kind}>
          <Select
            value={kind}
            options={kinds.map((one) => ({ value: one, label: sayActorKind(one) }))}
            onChange={(event) => setKind(event.target.value as Kind)}
          />
        </Field>
        <p className="hint">
          The mail holds a link that works once. Without a mail server it is kept in the outbox.
        </p>
        {invite.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="Nobody was invited" problem={invite.error} />
        )}
        <Button main type="submit" busy={invite.isPending} disabled={side === 'partner' && !picked}>
          Send invitation
        </Button>
      </form>
    </Dialog>
  );
}
