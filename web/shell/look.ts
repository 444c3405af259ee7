import { useSyncExternalStore } from 'react';
import { useSession } from './context.ts';

let saved: string | null | undefined;
const listeners = new Set<() => void>();

/** The address of the programme's logo: that of the session, or of a change since. */
export function useLogo(): string | null {
  const { programme } = useSession();
  const changed = useSyncExternalStore(listen, () => saved);
  return changed === undefined ? programme.logo : changed;
}

/** Has the desk wear a brand that was saved just now, without being loaded again. */
export function showBrand(version: number, logo: string | null): void {
  saved = logo;
  const sheet = document.querySelector<HTMLLinkElement>('link[href^="/brand.css"]');
  if (sheet) sheet.href = `/brand.css?v=${version}`;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
