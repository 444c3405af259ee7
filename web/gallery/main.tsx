import '../ui/index.css';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { learnTime } from '../client/clock.ts';
import { DeskProvider } from '../shell/DeskProvider.tsx';
import { newQueryClient } from '../shell/mount.tsx';
import { PartnerFrame } from '../shell/partner.tsx';
import { routerOf } from '../shell/router.tsx';
import type { Screen, Side } from '../shell/screen.ts';
import { VendorFrame } from '../shell/vendor.tsx';
import { rejection, routing, sessionOf } from './fixtures.ts';

// The pictures of the reference are of this minute.
learnTime({ date: null, sentAt: 0, receivedAt: Date.now() }, '2026-11-24T21:23:00Z');

const vendor = (
  path: string,
  place: Screen['place'],
  title: string,
  load: Screen['load'],
): Screen => ({ path, side: 'vendor', place, title, load });
const partner = (
  path: string,
  place: Screen['place'],
  title: string,
  load: Screen['load'],
): Screen => ({ path, side: 'partner', place, title, load });
const components = () => import('./Components.tsx');

const screens: Screen[] = [
  { ...vendor('/inbox', 'inbox', 'Inbox', components), count: () => Promise.resolve(14) },
  { ...vendor('/', 'home', 'Components', components), keys: 'g h' },
  { ...vendor('/partners', 'partners', 'Partners', () => import('./Partners.tsx')), keys: 'g p' },
  vendor('/routing', 'deals', 'Leads and routing', () => import('./Routing.tsx')),
  { ...vendor('/case', 'deals', 'Conflict', () => import('./Case.tsx')), listed: false },
  vendor('/marketing', 'marketing', 'Marketing', components),
  vendor('/money', 'money', 'Money', components),
  vendor('/enablement', 'enablement', 'Enablement', components),
  vendor('/insights', 'insights', 'Attribution', () => import('./States.tsx')),
  vendor('/settings', 'settings', 'Programme settings', components),
  vendor('/developers', 'developers', 'Developers', components),
  vendor('/admin', 'admin', 'Admin', components),
  partner('/', 'today', 'Today', () => import('./Today.tsx')),
  partner('/register', 'deals', 'Deals', () => import('./Register.tsx')),
  partner('/market', 'market', 'Market', components),
  partner('/money', 'money', 'Money', components),
  partner('/learn', 'learn', 'Learn', components),
  partner('/company', 'company', 'Company', components),
];

const asked = new URLSearchParams(location.search);
const side: Side = asked.get('side') === 'partner' ? 'partner' : 'vendor';
const theme = asked.get('theme');
document.documentElement.dataset.desk = side;
if (theme) document.documentElement.dataset.theme = theme;
if (asked.get('dir')) document.documentElement.dir = 'rtl';

const queries = newQueryClient();
for (const telling of [routing, rejection])
  queries.setQueryData(['decisions', telling.id], telling);
const router = routerOf(
  screens.filter((screen) => screen.side === side),
  side === 'partner' ? PartnerFrame : VendorFrame,
  createMemoryHistory({ initialEntries: [asked.get('page') ?? '/'] }),
);
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <DeskProvider
      session={sessionOf(side)}
      contributions={{ screens }}
      queryClient={queries}
      go={(href) => router.history.push(href)}
    >
      <RouterProvider router={router} />
    </DeskProvider>,
  );
}
