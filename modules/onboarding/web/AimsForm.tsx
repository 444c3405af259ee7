import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Select,
  toast,
  useNow,
} from '../../../web/ui/index.ts';
import { measures, type Aim, type Measure } from '../plans/aims.ts';
import { plans } from './client.ts';
import { sayMeasure } from './words.ts';

const atMost = 10;
const quarterMs = 91 * 86_400_000;

/** Aims are written down and proposed together; what was proposed before and not agreed is replaced. */
export function AimsForm({
  partnerId,
  from = [],
  onClose,
}: {
  partnerId: string;
  from?: readonly Aim[] | undefined;
  onClose: () => void;
}) {
  const inAQuarter = new Date(useNow(false).getTime() + quarterMs).toISOString().slice(0, 10);
  const another = (): Aim => ({
    what: '',
    measure: 'registered-deals',
    number: 3,
    until: inAQuarter,
  });
  const [aims, setAims] = useState<readonly Aim[]>(() =>
    from.length > 0
      ? from.map(({ what, measure, number, until }) => ({ what, measure, number, until }))
      : [another()],
  );
  const queries = useQueryClient();
  const send = useMutation({
    ...plans.write('POST /partners/{id}/plans'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: plans.key('/partners/{id}') });
      toast('Proposed. The other side is told.');
      onClose();
    },
  });
  const change = (at: number, values: Partial<Aim>) =>
    setAims(aims.map((aim, place) => (place === at ? { ...aim, ...values } : aim)));
  const whole = aims.length > 0 && aims.every(({ what, number }) => what.trim() && number >= 1);
  return (
    <Dialog
      title="Propose aims"
      onClose={onClose}
      acts={
        <Button
          main
          busy={send.isPending}
          disabled={!whole}
          onClick={() => send.mutate({ params: { id: partnerId }, body: { aims: [...aims] } })}
        >
          Propose
        </Button>
      }
    >
      <div className="stack gap-6">
        <p className="hint">
          They hold once the other side agrees. The product counts from then on; nobody enters how
          far they are.
        </p>
        {aims.map((aim, at) => (
          <AimFields
            // oxlint-disable-next-line react/no-array-index-key -- lines of a form have no other name
            key={at}
            aim={aim}
            number={at + 1}
            onChange={(values) => change(at, values)}
            onRemove={
              aims.length > 1 ? () => setAims(aims.filter((_, place) => place !== at)) : undefined
            }
          />
        ))}
        {aims.length < atMost && (
          <span className="row">
            <Button icon="plus" onClick={() => setAims([...aims, another()])}>
              Add an aim
            </Button>
          </span>
        )}
        {send.isError && <ErrorState title="Nothing was proposed" problem={send.error} />}
      </div>
    </Dialog>
  );
}

function AimFields({
  aim,
  number,
  onChange,
  onRemove,
}: {
  aim: Aim;
  number: number;
  onChange: (values: Partial<Aim>) => void;
  onRemove: (() => void) | undefined;
}) {
  return (
    <fieldset className="stack gap-3">
      <legend className="name">Aim {number}</legend>
      <Field label="What you want to reach">
        <Input
          required
          maxLength={200}
          value={aim.what}
          onChange={(event) => onChange({ what: event.target.value })}
        />
      </Field>
      <Field label="Counted by">
        <Select
          value={aim.measure}
          options={measures.map((value) => ({ value, label: sayMeasure(value) }))}
          onChange={(event) => onChange({ measure: event.target.value as Measure })} // one of the options
        />
      </Field>
      <Field label="Number">
        <Input
          type="number"
          min={1}
          max={100_000}
          value={aim.number}
          onChange={(event) => onChange({ number: event.target.valueAsNumber || 0 })}
        />
      </Field>
      <Field label="Until" hint="The day itself still counts.">
        <Input
          type="date"
          required
          value={aim.until}
          onChange={(event) => onChange({ until: event.target.value })}
        />
      </Field>
      {onRemove && (
        <span className="row">
          <Button plain onClick={onRemove}>
            Remove this aim
          </Button>
        </span>
      )}
    </fieldset>
  );
}
