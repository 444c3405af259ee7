import { useEffect, useId, useRef } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  indeterminate?: boolean;
};

export function Checkbox({ label, hint, indeterminate = false, ...rest }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <label className="choice">
      <input ref={box} type="checkbox" className="check" {...rest} />
      <span>
        {label}
        {hint && <span className="hint">{hint}</span>}
      </span>
    </label>
  );
}

export function Switch({
  label,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode }) {
  return (
    <label className="switch">
      {label}
      <input type="checkbox" role="switch" aria-checked={rest.checked} {...rest} />
    </label>
  );
}

export type Choice = {
  value: string;
  label: ReactNode;
  aside?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
};

export type RadioListProps = {
  label: string;
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
  /** `card`: rows with a value at the end, as options of a decision; `plain`: a short list in a form. */
  look?: 'card' | 'plain';
};

export function RadioList({ label, choices, value, onChange, look = 'plain' }: RadioListProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label}>
      <ul className={look === 'card' ? 'options card flush' : 'stack'}>
        {choices.map((choice) => {
          const id = `${name}-${choice.value}`;
          const radio = (
            <input
              className="radio"
              type="radio"
              name={name}
              id={id}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
          );
          return (
            <li key={choice.value} className={look === 'plain' ? 'choice' : undefined}>
              {radio}
              <label htmlFor={id}>
                {choice.label}
                {choice.hint && <span className="hint">{choice.hint}</span>}
              </label>
              {choice.aside !== undefined && <span className="quiet">{choice.aside}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Two to five exclusive settings side by side. */
export function Segments({ label, choices, value, onChange }: Omit<RadioListProps, 'look'>) {
  const name = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
