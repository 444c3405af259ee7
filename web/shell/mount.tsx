import { QueryCache, QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from '../client/index.ts';
import { DeskProvider } from './DeskProvider.tsx';
import { keepPreferencesOf } from './preferences.ts';
import { routerOf } from './router.tsx';
import { screensFor } from './screen.ts';
import type { Contributions } from './screen.ts';
import { goToSignIn } from './session.ts';
import type { Session } from './session.ts';

/** Draws one side's desk into the page. */
export function mountDesk(
  root: HTMLElement,
  frame: () => ReactNode,
  session: Session,
  contributions: Contributions,
): void {
  keepPreferencesOf(session.person.id);
  const screens = screensFor(contributions.screens, session.actor.side, session.actor.kind);
  const router = routerOf(screens, frame);
  const go = (href: string) => router.history.push(href);
  createRoot(root).render(
    <StrictMode>
      <DeskProvider
        session={session}
        contributions={contributions}
        queryClient={newQueryClient()}
        go={go}
      >
        <RouterProvider router={router} />
      </DeskProvider>
    </StrictMode>,
  );
}

/** Reads are fresh for ten seconds; the client has already tried again where that makes sense. */
export function newQueryClient(): QueryClient {
  const signedOut = (thrown: unknown) => {
    if (thrown instanceof Problem && thrown.status === 401) goToSignIn();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: signedOut }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: false },
      mutations: { onError: signedOut },
    },
  });
}
