import { useEffect, useSyncExternalStore } from 'react';
import { preferences } from './preferences.ts';

/** One key or a row of keys (`g d`), what it does, and the deed. */
export type Shortcut = { keys: string; label: string; run: () => void };

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
let typed: string[] = [];
let typedAt = 0;

/** Registers while the caller stands on the page; the help reads the same list. */
export function register(shortcuts: Shortcut[]): () => void {
  registered = [...registered, ...shortcuts];
  tell();
  return () => {
    registered = registered.filter((shortcut) => !shortcuts.includes(shortcut));
    tell();
  };
}

export function useShortcut(keys: string, label: string, run: () => void): void {
  useEffect(() => register([{ keys, label, run }]), [keys, label, run]);
}

export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(listen, () => registered);
}

/** Listens on the page; returns the way to stop. */
export function listenToKeys(): () => void {
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const withCommand = event.ctrlKey || event.metaKey;
  // Single keys are off while somebody types or has turned them off (WCAG 2.1.4).
  if (!withCommand && (isTyping(event.target) || !preferences().shortcuts)) return;
  const key = `${withCommand ? 'mod+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
  if (event.timeStamp - typedAt > 1200) typed = [];
  typedAt = event.timeStamp;
  typed = [...typed.slice(-1), key];
  const wanted = [typed.join(' '), key];
  const hit = registered.findLast((shortcut) => wanted.includes(shortcut.keys));
  if (!hit) return;
  event.preventDefault();
  typed = [];
  hit.run();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches(
    'textarea, select, input:not([type=checkbox], [type=radio], [type=button])',
  );
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
