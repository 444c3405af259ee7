import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { place } from './place.ts';

export type MenuProps = {
  /** The button's content; `label` is heard when it is only a picture. */
  button: ReactNode;
  label?: string;
  className?: string;
  /** The button, for whoever opens the menu by a key. */
  opener?: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
};

/** A list of acts or ways that opens beneath its button; arrows move, Esc, Tab away and a press elsewhere close it. */
export function Menu({ button, label, className = 'button', opener, children }: MenuProps) {
  const id = useId();
  const own = useRef<HTMLButtonElement>(null);
  const trigger = opener ?? own;
  const list = useRef<HTMLDivElement>(null);
  const close = () => list.current?.hidePopover();
  return (
    <>
      <button ref={trigger} type="button" className={className} popoverTarget={id} title={label}>
        {label && <span className="sr">{label}</span>}
        {button}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the press bubbles up from the buttons inside */}
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu"
        onClick={close}
        onKeyDown={moveByArrow}
        onToggle={(event) => {
          if (event.newState !== 'open' || !trigger.current || !list.current) return;
          place(list.current, trigger.current);
          list.current.querySelector<HTMLElement>('a, button, input')?.focus();
        }}
        onBlur={(event) => {
          if (event.relatedTarget instanceof Node && !list.current?.contains(event.relatedTarget))
            close();
        }}
      >
        {children}
      </div>
    </>
  );
}

function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button, input')];
  const at = lines.findIndex((line) => line === document.activeElement);
  lines[(at + step + lines.length) % lines.length]?.focus();
}
