import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Segments,
  Select,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';

/** Makes an API key; its token comes once and goes to `onMade`. */
export function MakeKey({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (token: string) => void;
}) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [days, setDays] = useState('90');
  const queries = useQueryClient();
  const make = useMutation({
    ...platform.write('POST /api-keys'),
    onSuccess: (key) => {
      void queries.invalidateQueries({ queryKey: platform.key('/api-keys') });
      if (key.token) onMade(key.token);
      onClose();
    },
  });
  const errors = make.error instanceof Problem ? make.error.fields : {};
  return (
    <Dialog title="Make an API key" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({
            body: {
              name,
              scopes: scope === 'read' ? ['read'] : ['read', 'write'],
              expiresInDays: Number(days),
            },
          });
        }}
      >
        <Field label="Name" hint="Where it is used, such as “CRM sync”." error={errors.name}>
          <Input
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Segments
          label="What it may do"
          value={scope}
          onChange={setScope}
          choices={[
            { value: 'read', label: 'Read' },
            { value: 'write', label: 'Read and write' },
          ]}
        />
        <Field label="Ends after" error={errors.expiresInDays}>
          <Select
            value={days}
            options={[
              { value: '30', label: '30 days' },
              { value: '90', label: '90 days' },
              { value: '366', label: 'A year' },
            ]}
            onChange={(event) => setDays(event.target.value)}
          />
        </Field>
        {make.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="No key was made" problem={make.error} />
        )}
        <Button main type="submit" busy={make.isPending}>
          Make key
        </Button>
      </form>
    </Dialog>
  );
}
