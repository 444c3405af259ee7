import { useSyncExternalStore } from 'react';

/** The decision that is being read: which, from where, and whether it only peeks (hover) or is open. */
export type Reading = {
  decision: string;
  /** Which value asks. */
  asker: string;
  anchor: HTMLElement;
  how: 'peek' | 'open';
  /** The reader may appeal: opens the form for it. */
  onAppeal?: ((decisionId: string) => void) | undefined;
};

let reading: Reading | null = null;
let leaving: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function readDecision(next: Reading): void {
  clearTimeout(leaving);
  if (next.how === 'peek' && reading?.how === 'open') return;
  reading = next;
  tell();
}

/** Closes; with `backToAnchor` the focus returns to where it was asked. */
export function stopReading(backToAnchor = false): void {
  clearTimeout(leaving);
  const anchor = reading?.anchor;
  reading = null;
  tell();
  if (backToAnchor) anchor?.focus();
}

/** A peek ends a moment after the pointer has left both the value and the panel. */
export function leavePeek(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (reading?.how === 'peek') stopReading();
  }, 250);
}

export function stayPeek(): void {
  clearTimeout(leaving);
}

export function useReading(): Reading | null {
  return useSyncExternalStore(listen, () => reading);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
