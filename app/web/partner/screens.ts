import type { Screen } from '../../../web/shell/index.ts';

export const partnerScreens: Screen[] = [
  {
    path: '/',
    side: 'partner',
    place: 'today',
    title: 'Today',
    keys: 'g t',
    load: () => import('./Today.tsx'),
  },
  {
    path: '/decisions/$id',
    side: 'partner',
    place: 'today',
    title: 'Why?',
    load: () => import('./Decision.tsx'),
  },
  {
    path: '/notifications',
    side: 'partner',
    place: 'today',
    title: 'Notifications',
    keys: 'g b',
    load: () => import('../Notifications.tsx'),
  },
  {
    path: '/company/plan',
    side: 'partner',
    place: 'company',
    title: 'Plan',
    load: () => import('./Plan.tsx'),
  },
  {
    path: '/company/data',
    side: 'partner',
    place: 'company',
    title: 'Your data',
    may: ['partner.admin', 'distributor.admin', 'influencer'],
    load: () => import('./YourData.tsx'),
  },
];
