import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Field,
  Input,
  toast,
} from '../../../../web/ui/index.ts';
import { Conflict } from '../../../../web/ui/Conflict.tsx';
import { lastChange } from '../../../../web/shell/index.ts';
import { partners } from '../client.ts';
import type { PartnerRecord } from '../client.ts';
import { bodyOf, draftOf, editable, mergedOf, partingOf } from './partner-draft.ts';
import type { Draft } from './partner-draft.ts';

type By = Awaited<ReturnType<typeof lastChange>>;
export type Fresh = { partner: PartnerRecord; etag: string | undefined };

/** Changes a partner's profile. A change that somebody else made meanwhile is shown, never overwritten unseen. */
export function EditPartner({
  partner,
  etag,
  onClose,
  onReload,
}: {
  partner: PartnerRecord;
  etag: string | undefined;
  onClose: () => void;
  onReload: () => Promise<Fresh | undefined>;
}) {
  const [base, setBase] = useState<Fresh>({ partner, etag });
  const [draft, setDraft] = useState<Draft>(() => draftOf(partner));
  const [theirs, setTheirs] = useState<(Fresh & { by: By }) | null>(null);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ from, values }: { from: Fresh; values: Draft }) =>
      partners.api('PATCH /partners/{id}', {
        params: { id: partner.id },
        body: bodyOf(values, from.partner),
        ifMatch: from.etag,
      }),
    retry: false,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/partners') });
      toast(`${partner.name} is changed`);
      onClose();
    },
    onError: async (problem) => {
      if (!(problem instanceof Problem && problem.status === 412)) return;
      const fresh = await onReload();
      const by = await lastChange(partner.id).catch(() => undefined);
      setTheirs(fresh ? { ...fresh, by } : null);
    },
  });
  const errors = save.error instanceof Problem ? save.error.fields : {};
  if (theirs)
    return (
      <Conflict
        name={partner.name}
        parting={partingOf(draft, base.partner, theirs.partner)}
        by={theirs.by}
        busy={save.isPending}
        onTheirs={() => {
          setDraft(draftOf(theirs.partner));
          setBase(theirs);
          setTheirs(null);
          save.reset();
        }}
        onMine={() => {
          const values = mergedOf(draft, base.partner, theirs.partner);
          setDraft(values);
          setBase(theirs);
          setTheirs(null);
          save.mutate({ from: theirs, values });
        }}
        onClose={onClose}
      />
    );
  const isStale = save.error instanceof Problem && save.error.status === 412;
  return (
    <Dialog title={`Edit ${partner.name}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ from: base, values: draft });
        }}
      >
        {editable.map(({ name, label, hint, type }) => (
          <Field key={name} label={label} hint={hint} error={errors[name]}>
            <Input
              type={type}
              min={type === 'number' ? 0 : undefined}
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
        <Checkbox
          label="Shown in the public directory"
          checked={draft.listed === 'yes'}
          onChange={(event) => setDraft({ ...draft, listed: event.target.checked ? 'yes' : 'no' })}
        />
        {save.isError && !isStale && Object.keys(errors).length === 0 && (
          <ErrorState title="The partner was not changed" problem={save.error} />
        )}
        <Button main type="submit" busy={save.isPending}>
          Save changes
        </Button>
      </form>
    </Dialog>
  );
}
