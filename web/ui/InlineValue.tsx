import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Conflict } from './Conflict.tsx';
import { Icon } from './Icon.tsx';
import { InlineInput } from './InlineInput.tsx';
import { Missing } from './Marks.tsx';
import { complaintOf, saveField, saysTheSame, textOf } from './save-field.ts';
import type { EditableField, InlineRecord, Versioned } from './save-field.ts';
import { words } from './words.ts';

type Theirs<R> = { record: R; by: { name: string; at: string } | undefined };

/** One value, edited where it stands. What was typed stays in the field until it is saved or given up. */
export function InlineValue<R extends Versioned>({
  name,
  record,
  field,
  shown,
  mayEdit,
  ways,
}: InlineRecord<R> & { field: EditableField; shown: ReactNode }) {
  const [base, setBase] = useState<R | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [theirs, setTheirs] = useState<Theirs<R> | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  // A field that was closed by a key gives the focus back to its value.
  useEffect(() => {
    if (base !== null || !returns.current) return;
    returns.current = false;
    button.current?.focus();
  }, [base]);
  const text = textOf(field, record);
  const close = (byKey: boolean) => {
    returns.current = byKey;
    setBase(null);
    setComplaint(undefined);
    setTheirs(null);
  };
  const save = async (from: R, byKey: boolean) => {
    if (busy) return;
    if (saysTheSame(field, typed, textOf(field, from))) {
      close(byKey);
      return;
    }
    if (field.required && typed.trim() === '') {
      setComplaint(words.needsValue);
      return;
    }
    setBusy(true);
    setComplaint(undefined);
    try {
      const outcome = await saveField(ways, field, typed, from);
      if ('saved' in outcome) close(byKey);
      else
        setTheirs({
          record: outcome.theirs,
          by: await ways.lastChange?.(field.name).catch(() => undefined),
        });
    } catch (problem) {
      setTheirs(null);
      setComplaint(complaintOf(field, problem) ?? words.errorFallback);
    } finally {
      setBusy(false);
    }
  };
  if (!mayEdit) return shown ?? (text || <Missing />);
  if (base === null)
    return (
      <button
        ref={button}
        type="button"
        className="inline-value"
        onClick={() => {
          setTyped(text);
          setBase(record);
        }}
      >
        <span>{(shown ?? text) || <Missing />}</span>
        <span className="sr">{words.change(field.label)}</span>
        <Icon name="edit" />
      </button>
    );
  return (
    <>
      <InlineInput
        field={field}
        typed={typed}
        busy={busy}
        complaint={complaint}
        asking={theirs !== null}
        onType={setTyped}
        onSave={(byKey) => void save(newest(field, record, base), byKey)}
        onGiveUp={() => close(true)}
      />
      {theirs && (
        <Conflict
          name={name}
          parting={[{ label: field.label, mine: typed, theirs: textOf(field, theirs.record) }]}
          by={theirs.by}
          busy={busy}
          onMine={() => void save(theirs.record, true)}
          onTheirs={() => close(true)}
          onClose={() => setTheirs(null)}
        />
      )}
    </>
  );
}

/** The record as it was read last, as long as the field says there what it said when it was opened. */
function newest<R extends Versioned>(field: EditableField, record: R, base: R): R {
  return saysTheSame(field, textOf(field, record), textOf(field, base)) ? record : base;
}
