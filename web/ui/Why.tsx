import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { decisionQuery } from '../client/decision.ts';
import { join } from './join.ts';
import { leavePeek, readDecision, stopReading, useReading } from './why-open.ts';
import { whyWords } from './words.ts';

export type WhyProps = {
  /** Id of the stored decision that worked this out. */
  decision: string;
  /** "Why?", or "Why me?", "Why this order?". */
  children?: ReactNode;
  /** Shows an appeal button in the panel while the appeal is open. */
  onAppeal?: (decisionId: string) => void;
};

/** The word that opens the record, beside a worked-out value on records and errands. */
export function Why({ children = whyWords.why, ...asking }: WhyProps) {
  return (
    <Ask {...asking} className="why">
      {children}
    </Ask>
  );
}

/** The worked-out value itself, dotted beneath: enough in tables. `name` is heard: "Health of Retail Mall". */
export function Asked({
  children,
  name,
  ...asking
}: WhyProps & { children: ReactNode; name?: string }) {
  return (
    <Ask {...asking} className="asked" name={name}>
      {children}
    </Ask>
  );
}

function Ask({
  decision,
  children,
  onAppeal,
  className,
  name,
}: WhyProps & { className: string; name?: string | undefined }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reading = useReading();
  const queries = useQueryClient();
  const asker = useId();
  const isOpen = reading?.asker === asker;
  useEffect(() => () => clearTimeout(timer.current), []);

  const read = (how: 'peek' | 'open') => {
    if (anchor.current) readDecision({ decision, asker, anchor: anchor.current, how, onAppeal });
  };
  // The record is fetched at the first sign of interest, so that the panel opens at once.
  const intend = () => {
    void queries.prefetchQuery(decisionQuery(decision));
    timer.current = setTimeout(() => read('peek'), 500);
  };
  const forget = () => {
    clearTimeout(timer.current);
    leavePeek();
  };
  return (
    <button
      ref={anchor}
      type="button"
      className={join(className, isOpen && 'is-open')}
      aria-expanded={isOpen && reading?.how === 'open'}
      aria-label={name}
      onPointerEnter={(event) => event.pointerType === 'mouse' && intend()}
      onPointerLeave={forget}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && intend()}
      onBlur={forget}
      onKeyDown={(event) => {
        if (event.key === 'Escape') stopReading();
      }}
      onClick={(event) => {
        event.stopPropagation();
        clearTimeout(timer.current);
        if (isOpen && reading?.how === 'open') stopReading();
        else read('open');
      }}
    >
      {children}
    </button>
  );
}
