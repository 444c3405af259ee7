import { useState } from 'react';
import { Problem } from '../client/index.ts';
import { Button, Dialog, ErrorState, Field, Input, Link, Select, Textarea } from '../ui/index.ts';
import { valueOf } from '../ui/save-field.ts';
import type { EditableField } from '../ui/save-field.ts';
import { words as uiWords } from '../ui/words.ts';
import { useBulkActs, useBulkChange } from './bulk.ts';
import type { BulkBody, Chosen } from './bulk.ts';
import { BulkOutcome, BulkReport } from './BulkReport.tsx';
import type { BulkWords } from './BulkReport.tsx';

/** Something that can be done to the selected: one value, and for a decision the reason that is read. */
export type BulkChoice = {
  label: string;
  /** The server's word for it. */
  does: string;
  field: EditableField;
  /** Whoever is concerned reads why. */
  reasonHint?: string;
};

type Draft = { at: number; text: string; reason: string };

/** Changes all that is selected: what, then exactly what would happen, then a job with its progress and the way back. */
export function BulkDialog({
  title,
  kind,
  chosen,
  choices,
  words,
  onClose,
}: {
  title: string;
  kind: string;
  chosen: Chosen;
  choices: BulkChoice[];
  words: BulkWords;
  /** `changed`: the selection has done its work. */
  onClose: (changed: boolean) => void;
}) {
  const [draft, setDraft] = useState<Draft>({ at: 0, text: firstOf(choices[0]), reason: '' });
  const { start } = useBulkActs(kind);
  const [startedId, setStartedId] = useState<string | null>(null);
  const started = useBulkChange(startedId);
  const choice = choices[draft.at] ?? choices[0];
  const send = (dryRun: boolean) =>
    start.mutate(bodyOf(kind, chosen, choice, draft, dryRun), {
      onSuccess: ({ id }) => setStartedId(id),
    });
  if (started.data)
    return (
      <Dialog
        title={title}
        onClose={() => onClose(true)}
        acts={<Button onClick={() => onClose(true)}>{uiWords.close}</Button>}
      >
        <BulkOutcome change={started.data} words={words} />
        <p className="hint">
          <Link className="link" href={`/bulk-changes?open=${started.data.id}`}>
            All changes of many records
          </Link>
        </p>
      </Dialog>
    );
  const looked = start.data?.status === 'preview' ? start.data : undefined;
  const ready = isReady(choice, draft);
  return (
    <Dialog
      title={title}
      onClose={() => onClose(false)}
      acts={
        looked ? (
          <Button
            main
            busy={start.isPending}
            disabled={looked.report?.changed === 0}
            onClick={() => send(false)}
          >
            {uiWords.change((looked.report?.changed ?? 0).toLocaleString())}
          </Button>
        ) : (
          <Button main busy={start.isPending} disabled={!ready} onClick={() => send(true)}>
            Show what would change
          </Button>
        )
      }
    >
      <div className="stack gap-4">
        <Form
          choices={choices}
          draft={draft}
          problem={start.error}
          onChange={(next) => {
            setDraft(next);
            // What was shown belongs to what was asked.
            start.reset();
          }}
        />
        {looked && <BulkReport change={looked} words={words} />}
      </div>
    </Dialog>
  );
}

const firstOf = (choice: BulkChoice | undefined) => choice?.field.options?.[0]?.value ?? '';

function isReady({ field, reasonHint }: BulkChoice, { text, reason }: Draft): boolean {
  return (!field.required || text.trim() !== '') && (!reasonHint || reason.trim() !== '');
}

function bodyOf(
  kind: string,
  chosen: Chosen,
  { does, field, reasonHint }: BulkChoice,
  { text, reason }: Draft,
  dryRun: boolean,
): BulkBody {
  const values = { [field.name]: valueOf(field, text), ...(reasonHint ? { reason } : {}) };
  return { kind, action: does, values, ...chosen, ...(dryRun ? { dryRun } : {}) };
}

function Form({
  choices,
  draft,
  problem,
  onChange,
}: {
  choices: BulkChoice[];
  draft: Draft;
  problem: unknown;
  onChange: (draft: Draft) => void;
}) {
  const choice = choices[draft.at] ?? choices[0];
  const fields = problem instanceof Problem ? problem.fields : {};
  const own = fields[`values.${choice.field.name}`];
  return (
    <>
      <Field label="What to change">
        <Select
          value={String(draft.at)}
          options={choices.map(({ label }, at) => ({ value: String(at), label }))}
          onChange={({ target }) => {
            const at = Number(target.value);
            onChange({ ...draft, at, text: firstOf(choices[at]) });
          }}
        />
      </Field>
      <Field label={choice.field.label} error={own} hint={hintOf(choice.field)}>
        {choice.field.options ? (
          <Select
            value={draft.text}
            options={choice.field.options}
            onChange={({ target }) => onChange({ ...draft, text: target.value })}
          />
        ) : (
          <Input
            value={draft.text}
            inputMode={choice.field.kind === 'number' ? 'numeric' : undefined}
            onChange={({ target }) => onChange({ ...draft, text: target.value })}
          />
        )}
      </Field>
      {choice.reasonHint && (
        <Field label="Reason" hint={choice.reasonHint} error={fields['values.reason']}>
          <Textarea
            rows={2}
            maxLength={1000}
            value={draft.reason}
            onChange={({ target }) => onChange({ ...draft, reason: target.value })}
          />
        </Field>
      )}
      {problem !== null && !own && <ErrorState title="Nothing was changed" problem={problem} />}
    </>
  );
}

function hintOf({ hint, required, options }: EditableField): string | undefined {
  if (hint || required || options) return hint;
  return 'Leave it empty to take the value away.';
}
