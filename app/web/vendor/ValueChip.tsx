import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { minorDigits } from '../../../platform/money/index.ts';
import { formatMoney } from '../../../web/ui/money-text.ts';
import type { ChipValue, PageChip } from './programme-changes.ts';
import { sayCode } from './words.ts';

export type ValueChipProps = {
  chip: PageChip;
  /** The value as it stands now, changed or not. */
  value: ChipValue;
  currency: string | null;
  /** Said before the value where the sentence does not say it. */
  named: boolean;
  problem: string | undefined;
  mayEdit: boolean;
  onChange: (value: ChipValue) => void;
};

/** A value within a sentence: pressed, it is a field; Enter or Tab keeps, Escape gives it back. */
export function ValueChip(props: ValueChipProps) {
  const { chip, value, named, problem, mayEdit } = props;
  const id = useId();
  if (chip.unit === 'list') return <ListChip {...props} />;
  return (
    <span className="value-chip-place">
      {named && <span className="quiet small">{chip.label}: </span>}
      {!mayEdit ? (
        <strong>{shown(props)}</strong>
      ) : typeof value === 'number' ? (
        <NumberChip {...props} describedBy={problem ? id : undefined} />
      ) : (
        <YesNo {...props} />
      )}
      {problem && (
        <span id={id} className="problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function shown({ chip, value, currency }: ValueChipProps): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return value.join(', ');
  if (chip.unit === 'percent') return `${value.toLocaleString()} %`;
  if (chip.unit === 'money' && currency)
    return chip.written === null
      ? formatMoney({ minor: value * 10 ** minorDigits(currency), currency })
      : value.toLocaleString('en');
  return value.toLocaleString('en');
}

function NumberChip(props: ValueChipProps & { describedBy: string | undefined }) {
  const { chip, value, onChange, describedBy } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (typed !== null || !back.current) return;
    back.current = false;
    button.current?.focus();
  }, [typed]);
  const changed = value !== chip.value;
  if (typed === null)
    return (
      <button
        ref={button}
        type="button"
        className={changed ? 'value-chip changed' : 'value-chip'}
        aria-label={`${chip.label}: ${shown(props)}`}
        aria-describedby={describedBy}
        onClick={() => setTyped(String(value))}
      >
        {shown(props)}
      </button>
    );
  const keep = () => {
    const number = Number(typed.replaceAll(',', ''));
    if (typed.trim() !== '' && Number.isFinite(number)) onChange(number);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    back.current = true;
    if (event.key === 'Enter') keep();
    else setTyped(null);
  };
  return (
    <TypedNumber
      label={chip.label}
      typed={typed}
      onType={setTyped}
      onLeave={keep}
      onKeyDown={onKeyDown}
    />
  );
}

function TypedNumber(props: {
  label: string;
  typed: string;
  onType: (typed: string) => void;
  onLeave: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  // Whoever pressed the value means to type.
  useEffect(() => field.current?.select(), []);
  return (
    <input
      ref={field}
      className="input value-field"
      inputMode="decimal"
      aria-label={props.label}
      value={props.typed}
      size={Math.max(3, props.typed.length)}
      onChange={(event) => props.onType(event.target.value)}
      onBlur={props.onLeave}
      onKeyDown={props.onKeyDown}
    />
  );
}

function YesNo(props: ValueChipProps) {
  const { chip, value, onChange } = props;
  return (
    <button
      type="button"
      className={value === chip.value ? 'value-chip' : 'value-chip changed'}
      aria-label={`${chip.label}: ${shown(props)}`}
      onClick={() => onChange(value !== true)}
    >
      {shown(props)}
    </button>
  );
}

function ListChip({ chip, value, mayEdit, onChange }: ValueChipProps) {
  const chosen = Array.isArray(value) ? value : [];
  const choices = chip.choices.length > 0 ? chip.choices : chosen;
  return (
    <fieldset className="value-list">
      <legend className="quiet small">{chip.label}</legend>
      <span className="row wrap">
        {choices.map((choice) => (
          <label key={choice} className="choice">
            <input
              type="checkbox"
              className="check"
              checked={chosen.includes(choice)}
              disabled={!mayEdit}
              onChange={(event) =>
                onChange(
                  choices.filter((one) =>
                    one === choice ? event.target.checked : chosen.includes(one),
                  ),
                )
              }
            />
            <span>{sayCode(choice)}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
