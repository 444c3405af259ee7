import { useSyncExternalStore } from 'react';
import type { Locale } from '../language/locales.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'cosy' | 'compact';
/** A language of the desk; `system` is the first of the browser's that there is. */
export type Language = 'system' | Locale;
export type Preferences = {
  theme: Theme;
  density: Density;
  shortcuts: boolean;
  language: Language;
};

const first: Preferences = {
  theme: 'system',
  density: 'cosy',
  shortcuts: true,
  language: 'system',
};
const latestKey = 'fairway:preferences';
let personKey = latestKey;
let kept = read(latestKey);
const listeners = new Set<() => void>();

/** From now on preferences are this person's, on this device. */
export function keepPreferencesOf(personId: string): void {
  personKey = `${latestKey}:${personId}`;
  kept = { ...read(latestKey), ...read(personKey) };
  show();
}

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  kept = { ...kept, [name]: value };
  const text = JSON.stringify(kept);
  try {
    localStorage.setItem(personKey, text);
    // The last one also serves before anybody is known, so that the page does not flash.
    localStorage.setItem(latestKey, text);
  } catch {
    // A full or closed storage loses the preference, not the work.
  }
  show();
}

export function preferences(): Preferences {
  return kept;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(): void {
  const root = document.documentElement;
  root.dataset.density = kept.density;
  if (kept.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = kept.theme;
  for (const listener of listeners) listener();
}

function read(key: string): Preferences {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) };
  } catch {
    return first;
  }
}
