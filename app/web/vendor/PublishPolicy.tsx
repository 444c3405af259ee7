import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, serverNow } from '../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  RadioList,
  Textarea,
  toast,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';

/** A tried draft is published from a moment on; what was decided before keeps its own version. */
export function PublishPolicy({ policy, isSaved }: { policy: Policy; isSaved: boolean }) {
  const [asking, setAsking] = useState(false);
  const isReady = policy.tried !== null && policy.problems.length === 0 && isSaved;
  return (
    <section className="stack">
      <h2 className="minor">Publication</h2>
      <p className="hint">
        {isReady
          ? 'From its day on, every new decision stands on it. Decisions made before keep their version.'
          : 'A draft without faults that was tried can be published.'}
      </p>
      <Button main disabled={!isReady} onClick={() => setAsking(true)}>
        Publish…
      </Button>
      {asking && <Publish policy={policy} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Publish({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const [when, setWhen] = useState('now');
  const [day, setDay] = useState(() => serverNow().toISOString().slice(0, 10));
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const publish = useMutation({
    ...platform.write('POST /policies/{id}/publication'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      toast(`${policy.title} is published`);
      onClose();
    },
  });
  const errors = publish.error instanceof Problem ? publish.error.fields : {};
  return (
    <Dialog title={`Publish ${policy.title}`} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate({
            params: { id: policy.id },
            body: {
              note,
              ...(when === 'day' ? { effectiveAt: new Date(`${day}T00:00`).toISOString() } : {}),
            },
          });
        }}
      >
        <RadioList
          label="From when"
          value={when}
          onChange={setWhen}
          choices={[
            { value: 'now', label: 'From now on' },
            { value: 'day', label: 'From a day on' },
          ]}
        />
        {when === 'day' && (
          <Field label="First day" hint="From midnight, by your clock." error={errors.effectiveAt}>
            <Input
              type="date"
              required
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </Field>
        )}
        <Field
          label="Why it changes"
          optional
          hint="Stands beside the version."
          error={errors.note}
        >
          <Textarea
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <p className="hint">
          {policy.tried?.summaryText}{' '}
          {policy.audience === 'partners' ? 'Partners may read it from then on.' : ''}
        </p>
        {publish.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="Nothing was published" problem={publish.error} />
        )}
        <Button main type="submit" busy={publish.isPending}>
          {when === 'now' ? 'Put in force now' : `Put in force on ${day}`}
        </Button>
      </form>
    </Dialog>
  );
}
