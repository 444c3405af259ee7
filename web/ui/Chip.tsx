import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { words } from './words.ts';

export type ChipProps = {
  /** What the value belongs to, quiet. */
  name?: string;
  operator?: string;
  children: ReactNode;
  /** Text of the value, for the word of the remove button. */
  text?: string;
  onRemove?: () => void;
  onOpen?: () => void;
};

/** Field, operator, value, remove. */
export function Chip({ name, operator, children, text, onRemove, onOpen }: ChipProps) {
  return (
    <span className="chip">
      {name && <span className="key">{name}</span>}
      {operator && <span className="key">{operator}</span>}
      {onOpen ? (
        <button type="button" onClick={onOpen}>
          {children}
        </button>
      ) : (
        <span className="clip">{children}</span>
      )}
      {onRemove && (
        <button
          type="button"
          className="x"
          aria-label={words.remove([name, operator, text].filter(Boolean).join(' '))}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
