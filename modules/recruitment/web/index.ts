import type { Screen } from '../../../web/shell/index.ts';

export const screens: Screen[] = [
  {
    path: '/applications',
    side: 'vendor',
    place: 'partners',
    title: 'Applications',
    keys: 'g n',
    load: () => import('./vendor/Applications.tsx'),
  },
  {
    path: '/prospects',
    side: 'vendor',
    place: 'partners',
    title: 'Prospects',
    load: () => import('./vendor/Prospects.tsx'),
  },
  {
    path: '/application',
    side: 'partner',
    place: 'company',
    title: 'Your application',
    listed: false,
    load: () => import('./partner/YourApplication.tsx'),
  },
  {
    path: '/company/requests',
    side: 'partner',
    place: 'company',
    title: 'Requests to join',
    may: ['partner.admin', 'distributor.admin', 'influencer'],
    load: () => import('./partner/JoinRequests.tsx'),
  },
];
