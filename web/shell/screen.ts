import type { ComponentType } from 'react';
import type { IconName } from '../ui/Icon.tsx';

export type Side = 'vendor' | 'partner';

/** Where a screen lives. A place with no screen for the reader is not shown. */
export type Place =
  | 'inbox'
  | 'home'
  | 'partners'
  | 'deals'
  | 'marketing'
  | 'money'
  | 'enablement'
  | 'insights'
  | 'settings'
  | 'developers'
  | 'admin'
  | 'today'
  | 'leads'
  | 'market'
  | 'learn'
  | 'company';

/** One screen, as a module's `web/index.ts` contributes it. Its file exports a component named `Screen`. */
export type Screen = {
  /** Address with parameters after a dollar sign: `/deals/$id`. */
  path: string;
  side: Side;
  place: Place;
  /** Its word in navigation and palette. */
  title: string;
  load: () => Promise<{ Screen: ComponentType }>;
  /** In the navigation; by default every screen without parameters is. `palette`: found there alone. */
  listed?: boolean | 'palette';
  /** Kinds of actor that have it; by default all of its side. */
  may?: readonly string[];
  /** How many wait there, shown beside its word (the inbox). */
  count?: () => Promise<number>;
  /** What it does with a text that was pasted into the palette: `whenHandedOver` gives it. */
  fromText?: string;
  /** Two keys that lead there: `g d`. */
  keys?: string;
};

/** A record the palette found. */
export type Found = { id: string; title: string; hint?: string; href: string; icon?: IconName };
/** Finds records for the palette; a module contributes one. */
export type RecordSearch = {
  side: Side;
  find: (text: string, signal: AbortSignal) => Promise<Found[]>;
};

/** All that the modules contribute, gathered in `app/screens.tsx`. */
export type Contributions = { screens: Screen[]; searches?: RecordSearch[] };

export const placesOf: Record<
  Side,
  { place: Place; label: string; icon: IconName; foot?: boolean }[]
> = {
  vendor: [
    { place: 'home', label: 'Home', icon: 'home' },
    { place: 'partners', label: 'Partners', icon: 'partners' },
    { place: 'deals', label: 'Deals & leads', icon: 'deals' },
    { place: 'marketing', label: 'Marketing', icon: 'marketing' },
    { place: 'money', label: 'Money', icon: 'money' },
    { place: 'enablement', label: 'Enablement', icon: 'learn' },
    { place: 'insights', label: 'Insights', icon: 'insights' },
    { place: 'settings', label: 'Programme settings', icon: 'settings', foot: true },
    { place: 'developers', label: 'Developers', icon: 'developers', foot: true },
    { place: 'admin', label: 'Admin', icon: 'admin', foot: true },
  ],
  partner: [
    { place: 'today', label: 'Today', icon: 'today' },
    { place: 'leads', label: 'Leads', icon: 'inbox' },
    { place: 'deals', label: 'Deals', icon: 'deals' },
    { place: 'market', label: 'Market', icon: 'marketing' },
    { place: 'money', label: 'Money', icon: 'money' },
    { place: 'learn', label: 'Learn', icon: 'learn' },
    { place: 'company', label: 'Company', icon: 'company' },
  ],
};

export function isListed(screen: Screen): boolean {
  return (screen.listed ?? !screen.path.includes('$')) === true;
}

/** Whether the palette offers it: what is in the navigation, and what is found by its name alone. */
export function isFound(screen: Screen): boolean {
  return screen.listed === 'palette' || isListed(screen);
}

/** The screens of one side that this kind of actor has. */
export function screensFor(screens: Screen[], side: Side, kind: string): Screen[] {
  return screens.filter(
    (screen) => screen.side === side && (!screen.may || screen.may.includes(kind)),
  );
}
