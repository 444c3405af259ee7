import { createContext, use, useId } from 'react';
import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { join } from './join.ts';
import { words } from './words.ts';

type Wiring = {
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
};
const FieldContext = createContext<Wiring>({});

export type FieldProps = {
  label: ReactNode;
  /** Shown beneath until there is an error. */
  hint?: ReactNode;
  /** What is wrong and what would be right; from `problem.fields[name]`. */
  error?: string | undefined;
  /** Where a filled-in value came from. */
  source?: ReactNode;
  sourceIcon?: IconName;
  optional?: boolean;
  /** The label is only heard. */
  quietLabel?: boolean;
  children: ReactNode;
};

/** Label above, control, then error or hint, then where the value came from. Wires the control inside by itself. */
export function Field({
  label,
  hint,
  error,
  source,
  sourceIcon = 'file',
  optional,
  quietLabel,
  children,
}: FieldProps) {
  const id = useId();
  const described = join(
    error && `${id}-error`,
    Boolean(hint) && !error && `${id}-hint`,
    source !== undefined && `${id}-source`,
  );
  const wiring: Wiring = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id} className={quietLabel ? 'sr' : undefined}>
        {label} {optional && <span className="optional">({words.optional})</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {error && (
        <span className="problem" id={`${id}-error`} role="alert">
          <Icon name="warning" />
          {error}
        </span>
      )}
      {hint && !error && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {source !== undefined && (
        <span className="source" id={`${id}-source`}>
          <Icon name={sourceIcon} />
          <span>{source}</span>
        </span>
      )}
    </div>
  );
}

export type InputProps = InputHTMLAttributes<HTMLInputElement> & {
  icon?: IconName;
  after?: ReactNode;
};

export function Input({ icon, after, className, ...rest }: InputProps) {
  const wiring = use(FieldContext);
  if (!icon && after === undefined)
    return <input className={join('input', className)} {...wiring} {...rest} />;
  return (
    <span className={join('input', className)}>
      {icon && <Icon name={icon} />}
      <input {...wiring} {...rest} />
      {after}
    </span>
  );
}

export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <textarea className={join('input', className)} rows={4} {...use(FieldContext)} {...rest} />
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

/** The system's own list: it scrolls, types ahead and fits a phone. */
export function Select({
  options,
  className,
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { options: Option[] }) {
  return (
    <span className="select">
      <select className={join('input', className)} {...use(FieldContext)} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
