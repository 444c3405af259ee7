import { useEffect, useId, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { IconButton } from './Button.tsx';
import { Input, Select } from './Field.tsx';
import { Icon } from './Icon.tsx';
import type { EditableField } from './save-field.ts';
import { words } from './words.ts';

export type InlineInputProps = {
  field: EditableField;
  typed: string;
  busy: boolean;
  complaint: string | undefined;
  /** A question about the value stands open: leaving the field saves nothing. */
  asking: boolean;
  onType: (typed: string) => void;
  /** `byKey`: the focus belongs to the value again. */
  onSave: (byKey: boolean) => void;
  onGiveUp: () => void;
};

/** The field in place of a value. Enter, Tab and a press elsewhere save; Escape gives the old value back. */
export function InlineInput(props: InlineInputProps) {
  const { field, typed, busy, complaint, asking, onType, onSave, onGiveUp } = props;
  const id = useId();
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const control = frame.current?.querySelector<HTMLInputElement | HTMLSelectElement>('.input');
    control?.focus();
    // Whoever opens a value means to type over it.
    if (control instanceof HTMLInputElement) control.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // A panel around it closes at Escape: the first one is the field's.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onGiveUp();
    else onSave(true);
  };
  const onBlur = (event: FocusEvent) => {
    const inside = frame.current?.contains(event.relatedTarget) ?? false;
    // Another window took the focus: the field still has it here.
    if (inside || asking || event.target === document.activeElement) return;
    onSave(false);
  };
  const wiring = {
    'aria-label': field.label,
    'aria-invalid': complaint ? (true as const) : undefined,
    'aria-describedby': complaint ? `${id}-problem` : field.hint ? `${id}-hint` : undefined,
    onBlur,
    onKeyDown,
  };
  return (
    <span className="inline-edit" ref={frame}>
      <span className="row gap-1">
        <Control field={field} typed={typed} busy={busy} wiring={wiring} onType={onType} />
        <Acts busy={busy} onSave={() => onSave(true)} onGiveUp={onGiveUp} />
      </span>
      {complaint && (
        <span className="problem" role="alert" id={`${id}-problem`}>
          <Icon name="warning" />
          {complaint}
        </span>
      )}
      {field.hint && !complaint && (
        <span className="hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
    </span>
  );
}

function Control({
  field,
  typed,
  busy,
  wiring,
  onType,
}: Pick<InlineInputProps, 'field' | 'typed' | 'busy' | 'onType'> & { wiring: object }) {
  const onChange = (event: { target: { value: string } }) => onType(event.target.value);
  if (field.options || field.kind === 'yesNo')
    return (
      <Select
        {...wiring}
        value={typed}
        onChange={onChange}
        options={field.options ?? [...words.yesNo]}
      />
    );
  return (
    <Input
      {...wiring}
      value={typed}
      readOnly={busy}
      onChange={onChange}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
    />
  );
}

/** The same two ways for hands without those keys; Tab passes them by, as it saves. */
function Acts({
  busy,
  onSave,
  onGiveUp,
}: Pick<InlineInputProps, 'busy' | 'onGiveUp'> & { onSave: () => void }) {
  const stay = (event: MouseEvent) => event.preventDefault();
  return (
    <>
      <IconButton
        icon="check"
        label={words.save}
        disabled={busy}
        tabIndex={-1}
        onMouseDown={stay}
        onClick={onSave}
      />
      <IconButton
        icon="close"
        label={words.giveUp}
        tabIndex={-1}
        onMouseDown={stay}
        onClick={onGiveUp}
      />
    </>
  );
}
