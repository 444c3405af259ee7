import { createContext, use } from 'react';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';

export type Desk = {
  session: Session;
  /** The screens of this reader, in the modules' order. */
  screens: Screen[];
  openPalette: () => void;
  openHelp: () => void;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('This component stands outside the desk');
  return desk;
}

/** Who is signed in, for which organisation and programme. */
export function useSession(): Session {
  return useDesk().session;
}
