import { useEffect, useId, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { join } from './join.ts';
import { words } from './words.ts';

/** Opens a native dialog as long as the component stands: the browser keeps focus inside and gives it back. */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return {
    ref: dialog,
    onCancel: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      onClose();
    },
    // What stands around it in the page has an Escape of its own.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.stopPropagation();
    },
    // A press on the backdrop lands on the dialog itself.
    onMouseDown: (event: { target: EventTarget }) => {
      if (event.target === dialog.current) onClose();
    },
  };
}

export type DialogProps = {
  title: string;
  children?: ReactNode;
  /** Buttons, the main act last. */
  acts?: ReactNode;
  onClose: () => void;
};

/** A question in the way of the work. Name the consequence in the title, and the outcome on the button. */
export function Dialog({ title, children, acts, onClose }: DialogProps) {
  const id = useId();
  return (
    <dialog className="dialog" aria-labelledby={id} {...useModal(onClose)}>
      <header className="row between">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={words.close} onClick={onClose} />
      </header>
      {children && <div className="body">{children}</div>}
      {acts && <footer>{acts}</footer>}
    </dialog>
  );
}

export type SidePanelProps = {
  /** Heard as the panel's name. */
  label: string;
  title?: ReactNode;
  /** Quiet line above the title. */
  over?: ReactNode;
  /** Quiet line beneath the title. */
  under?: ReactNode;
  /** `peek` 340, `why` 432, `case` 400. */
  width?: 'peek' | 'why' | 'case';
  footer?: ReactNode;
  onClose?: () => void;
  /** Wears the rule edge: only for stored decisions. */
  ruled?: 'rule' | 'person' | 'open';
  children: ReactNode;
};

/**
 * The panel at the end side of `<div className="split">`: beside the work on a desk, over it on a tablet,
 * the full sheet on a phone. Sections inside are `<section>`.
 */
export function SidePanel({
  label,
  title,
  over,
  under,
  width = 'peek',
  footer,
  onClose,
  ruled,
  children,
}: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const edge =
    ruled && join('ruled', ruled === 'rule' && 'by-rule', ruled === 'person' && 'by-person');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc bubbles up from what is inside
    <aside
      ref={panel}
      className={join('panel', `panel-${width}`, ruled && 'why-panel', edge)}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && onClose) onClose();
      }}
    >
      {(title || onClose) && (
        <header className="row between top">
          <div className="grow">
            {over && <p className="small quiet">{over}</p>}
            {title && <h2>{title}</h2>}
            {under && <p className="hint">{under}</p>}
          </div>
          {onClose && <IconButton icon="close" label={words.close} onClick={onClose} />}
        </header>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div className="scroll" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
      {footer && <footer>{footer}</footer>}
    </aside>
  );
}

/** The same panel floating above everything, for screens without a place for it; modal on every width. */
export function Sheet({
  width = 'why',
  className,
  children,
  label,
  onClose,
}: {
  width?: 'peek' | 'why' | 'case';
  className?: string;
  label: string;
  children: ReactNode;
  onClose: () => void;
}) {
  return (
    <dialog
      className={join('sheet', className)}
      aria-label={label}
      style={{ '--panel': `var(--panel-${width})` } as CSSProperties}
      {...useModal(onClose)}
    >
      {children}
    </dialog>
  );
}
