import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Loading,
  Select,
  Textarea,
  toast,
} from '../../../../web/ui/index.ts';
import { partnerRoles } from '../../roles/names.ts';
import { partners, type PartnerRecord } from '../client.ts';
import { ReferralTerms } from '../roles/ReferralTerms.tsx';
import { RoleTurns, sayRole } from '../RoleTurns.tsx';

type Change = { role: (typeof partnerRoles)[number]; change: 'added' | 'dropped' };

/** The partner's roles and those it had, each with its reason; a role is added or dropped here. */
export function Roles({ partner }: { partner: PartnerRecord }) {
  const [changing, setChanging] = useState<'added' | 'dropped'>();
  const read = useQuery(partners.query('GET /partners/{id}/roles', { params: { id: partner.id } }));
  const fixed = partner.stage === 'applicant' || partner.stage === 'left';
  return (
    <section className="stack gap-3">
      <div className="section-title">
        <h3>Roles</h3>
        {!fixed && (
          <span className="row gap-2">
            {partner.roles.length > 1 && (
              <Button plain onClick={() => setChanging('dropped')}>
                Drop…
              </Button>
            )}
            <Button plain onClick={() => setChanging('added')}>
              Add…
            </Button>
          </span>
        )}
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={2} />}
      {read.data && <RoleTurns turns={read.data.data} />}
      {read.data && partner.roles.includes('referral') && (
        <ReferralTerms sitsNoExams={read.data.sitsNoExams} />
      )}
      {changing && (
        <ChangeRole partner={partner} change={changing} onClose={() => setChanging(undefined)} />
      )}
    </section>
  );
}

function ChangeRole({
  partner,
  change,
  onClose,
}: {
  partner: PartnerRecord;
  change: Change['change'];
  onClose: () => void;
}) {
  const offered = partnerRoles.filter(
    (role) => partner.roles.includes(role) === (change === 'dropped'),
  );
  const [role, setRole] = useState(offered[0] ?? 'reseller');
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const send = useMutation({
    ...partners.write('POST /partners/{id}/role-change'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/partners') });
      toast(`Recorded. ${partner.name} is told.`);
      onClose();
    },
  });
  const error = send.error instanceof Problem ? send.error.fields.reason : undefined;
  const act = change === 'added' ? 'Add role' : 'Drop role';
  return (
    <Dialog
      title={`${act}: ${partner.name}`}
      onClose={onClose}
      acts={
        <Button
          main
          busy={send.isPending}
          disabled={reason.trim() === ''}
          onClick={() =>
            send.mutate({ params: { id: partner.id }, body: { role, change, reason } })
          }
        >
          {act}
        </Button>
      }
    >
      <div className="stack gap-4">
        <Field label="Role">
          <Select
            value={role}
            options={offered.map((value) => ({ value, label: sayRole(value) }))}
            // The list holds only roles.
            onChange={(event) => setRole(event.target.value as Change['role'])}
          />
        </Field>
        <p className="hint">
          {change === 'added'
            ? 'From now on rules and the path to the first deal count it.'
            : 'Rules stop counting it now. Its records and its history stay.'}
        </p>
        <Field label="Reason" hint={`${partner.name} reads it word for word.`} error={error}>
          <Textarea
            rows={3}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {send.isError && !error && <ErrorState title="Nothing was changed" problem={send.error} />}
      </div>
    </Dialog>
  );
}
