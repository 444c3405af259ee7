import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Toasts } from '../ui/Toasts.tsx';
import { ZoneContext } from '../ui/When.tsx';
import { DeskContext } from './context.ts';
import type { Desk } from './context.ts';
import type { Contributions } from './screen.ts';
import { screensFor } from './screen.ts';
import type { Session } from './session.ts';
import { listenToKeys, register } from './shortcuts.ts';
import { shellWords } from './words.ts';

const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })),
);
const ShortcutHelp = lazy(() =>
  import('./ShortcutHelp.tsx').then((module) => ({ default: module.ShortcutHelp })),
);

type Props = {
  session: Session;
  contributions: Contributions;
  queryClient: QueryClient;
  go: (href: string) => void;
  children: ReactNode;
};

/** What every screen stands on: the session, the palette, the shortcuts, passing messages. */
export function DeskProvider({ session, contributions, queryClient, go, children }: Props) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const desk = useMemo<Desk>(
    () => ({
      session,
      screens: screensFor(contributions.screens, session.actor.side, session.actor.kind),
      openPalette: () => setOpen('palette'),
      openHelp: () => setOpen('help'),
    }),
    [session, contributions],
  );
  useEffect(() => listenToKeys(), []);
  useEffect(
    () =>
      register([
        { keys: 'mod+k', label: shellWords.shortcutPalette, run: desk.openPalette },
        { keys: '?', label: shellWords.shortcutHelp, run: desk.openHelp },
        ...desk.screens.flatMap((screen) =>
          screen.keys
            ? [{ keys: screen.keys, label: screen.title, run: () => go(screen.path) }]
            : [],
        ),
      ]),
    [desk, go],
  );
  const close = () => setOpen(null);
  const searches = (contributions.searches ?? []).filter(
    (search) => search.side === session.actor.side,
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ZoneContext value={session.programme.timeZone}>
        <DeskContext value={desk}>
          {children}
          <Toasts />
          <Suspense>
            {open === 'palette' && (
              <CommandPalette desk={desk} searches={searches} go={go} onClose={close} />
            )}
            {open === 'help' && <ShortcutHelp onClose={close} />}
          </Suspense>
        </DeskContext>
      </ZoneContext>
    </QueryClientProvider>
  );
}
