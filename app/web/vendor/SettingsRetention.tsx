import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, Problem } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import {
  Button,
  ErrorState,
  Field,
  Loading,
  Notice,
  Select,
  toast,
  When,
} from '../../../web/ui/index.ts';
import type { contract } from '../../retention/contract.ts';

const client = createClient<typeof contract>();
type Kept = Answer<typeof contract, 'GET /retention'>;
type Kind = Kept['kinds'][number];
type Draft = Record<Kind['kind'], string>;

/** How long records with people's data are kept, and what would go. */
export function SettingsRetention({ locked }: { locked: boolean }) {
  const read = useQuery(client.record('GET /retention'));
  return (
    <section className="stack gap-4">
      <h2>How long records are kept</h2>
      <p className="hint">
        Decisions, events and what they rest on stay for good, so that they can be replayed and
        appealed.
      </p>
      {read.isPending && <Loading lines={4} />}
      {read.isError && (
        <ErrorState
          title="How long records are kept could not be loaded"
          problem={read.error}
          onRetry={() => void read.refetch()}
        />
      )}
      {read.data && (
        <Form key={read.data.etag} kept={read.data.answer} etag={read.data.etag} locked={locked} />
      )}
    </section>
  );
}

function draftOf({ kinds }: Kept): Draft {
  const draft: Draft = { mails: 'keep', notifications: 'keep', prospects: 'keep' };
  for (const { kind, months } of kinds) draft[kind] = months === null ? 'keep' : String(months);
  return draft;
}

function bodyOf({ mails, notifications, prospects }: Draft) {
  const months = (choice: string) => (choice === 'keep' ? null : Number(choice));
  return {
    mails: months(mails),
    notifications: months(notifications),
    prospects: months(prospects),
  };
}

function useSave() {
  const queries = useQueryClient();
  return useMutation({
    ...client.write('PATCH /retention'),
    onSuccess: async () => {
      toast('Saved');
      await queries.invalidateQueries({ queryKey: client.key('/retention') });
    },
  });
}

function Form({ kept, etag, locked }: { kept: Kept; etag: string | undefined; locked: boolean }) {
  const [draft, setDraft] = useState(() => draftOf(kept));
  const save = useSave();
  const trial = useQuery({
    ...client.query('GET /retention', { query: draft }),
    placeholderData: keepPreviousData,
  });
  const stale = save.error instanceof Problem && save.error.status === 412;
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(kept));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate({ body: bodyOf(draft), ifMatch: etag });
      }}
    >
      {(trial.data ?? kept).kinds.map((one) => (
        <Choice
          key={one.kind}
          kind={one}
          value={draft[one.kind]}
          locked={locked}
          onChange={(value) => setDraft({ ...draft, [one.kind]: value })}
        />
      ))}
      {kept.from && (
        <Notice tone="info" title="A change waits">
          Nothing is deleted before <When at={kept.from} show="exact" />. Choose a longer time until
          then, and it stays.
        </Notice>
      )}
      {stale && (
        <Notice tone="warn" title="A colleague changed the settings meanwhile">
          Copy what you want to keep, load the page again, and make your change.
        </Notice>
      )}
      {save.isError && !stale && (
        <ErrorState problem={save.error} title="The settings were not saved" />
      )}
      {!locked && (
        <>
          <p className="hint">
            What goes sooner by a change is deleted after a day at the earliest, and cannot be
            brought back then.
          </p>
          <p>
            <Button type="submit" busy={save.isPending} disabled={!changed}>
              Save how long records are kept
            </Button>
          </p>
        </>
      )}
    </form>
  );
}

const labels: Record<Kind['kind'], string> = {
  mails: 'Mails that were sent',
  notifications: 'Notifications',
  prospects: 'Prospects that did not apply',
};
const lengths = [3, 6, 12, 24, 36, 60, 120];

function Choice({
  kind: { kind, months, records, due },
  value,
  locked,
  onChange,
}: {
  kind: Kind;
  value: string;
  locked: boolean;
  onChange: (value: string) => void;
}) {
  const all = months === null || lengths.includes(months) ? lengths : [...lengths, months];
  return (
    <Field
      label={labels[kind]}
      hint={
        records === null || due === null
          ? 'Each person’s own; nobody else can count them.'
          : `Records: ${records}. Would go now: ${due}.`
      }
    >
      <Select
        disabled={locked}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        options={[
          { value: 'keep', label: 'For good' },
          ...all.map((length) => ({ value: String(length), label: `${length} months` })),
        ]}
      />
    </Field>
  );
}
