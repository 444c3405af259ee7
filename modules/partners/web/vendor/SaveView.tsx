import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import type { FilterField, ListUrl } from '../../../../web/shell/index.ts';
import { Button, Dialog, ErrorState, Field, Input, toast } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import { conditionOf } from './views.ts';

/** Keeps the present filters under a name, for everybody at this desk. */
export function SaveView({
  url,
  fields,
  onClose,
}: {
  url: ListUrl;
  fields: FilterField[];
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const save = useMutation({
    ...partners.write('POST /segments'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/segments') });
      toast(`Saved as “${name}”`);
      onClose();
    },
  });
  const isNumber = (field: string) => fields.find((one) => one.field === field)?.type === 'number';
  const errors = save.error instanceof Problem ? save.error.fields : {};
  const taken = save.error instanceof Problem && save.error.code === 'partners.segment-name-taken';
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const condition = conditionOf(url.filters, isNumber);
          save.mutate({ body: { name, subject: 'partner', condition } });
        }}
      >
        {url.filters.length === 0 && (
          <p className="hint">No filter is set: the view would hold every partner.</p>
        )}
        <Field
          label="Name"
          hint="Everybody at this desk sees it as a tab."
          error={errors.name ?? (taken ? 'A view has this name already.' : undefined)}
        >
          <Input
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {save.isError && !taken && !errors.name && (
          <ErrorState title="The view was not saved" problem={save.error} />
        )}
        <Button main type="submit" busy={save.isPending}>
          Save view
        </Button>
      </form>
    </Dialog>
  );
}

/** Takes a saved view away; the partners in it stay as they are. */
export function DeleteView({ id, name }: { id: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const remove = useMutation({
    ...partners.write('DELETE /segments/{id}'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/segments') });
      toast(`The view “${name}” is gone`);
      setAsking(false);
    },
  });
  return (
    <>
      <Button plain onClick={() => setAsking(true)}>
        Delete view
      </Button>
      {asking && (
        <Dialog
          title={`Delete the view “${name}” for everybody`}
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
              <Button
                danger
                busy={remove.isPending}
                onClick={() => remove.mutate({ params: { id } })}
              >
                Delete view
              </Button>
            </>
          }
        >
          <p className="hint">Only the tab goes. The partners in it stay as they are.</p>
          {remove.isError && <ErrorState title="The view was not deleted" problem={remove.error} />}
        </Dialog>
      )}
    </>
  );
}
