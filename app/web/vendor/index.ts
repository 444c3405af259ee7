import type { Screen } from '../../../web/shell/index.ts';
import { countInbox } from './inbox-count.ts';

const managers = ['vendor.admin', 'vendor.channel-manager'];
const vendor = { side: 'vendor' } as const;

/** The vendor's screens that belong to no module alone: those that gather from several, and the platform's own. */
export const screens: Screen[] = [
  {
    ...vendor,
    path: '/',
    place: 'home',
    title: 'Home',
    keys: 'g h',
    load: () => import('./Home.tsx'),
  },
  {
    ...vendor,
    path: '/inbox',
    place: 'inbox',
    title: 'Inbox',
    keys: 'g i',
    count: countInbox,
    load: () => import('./Inbox.tsx'),
  },
  {
    ...vendor,
    path: '/partners/$id',
    place: 'partners',
    title: 'Partner',
    load: () => import('./Partner.tsx'),
  },
  {
    ...vendor,
    path: '/decisions/$id',
    place: 'home',
    title: 'Decision',
    load: () => import('./Decision.tsx'),
  },
  {
    ...vendor,
    path: '/policies',
    place: 'settings',
    title: 'Policies',
    keys: 'g r',
    load: () => import('./Policies.tsx'),
  },
  {
    ...vendor,
    path: '/policies/$id',
    place: 'settings',
    title: 'Policy',
    load: () => import('./Policy.tsx'),
  },
  {
    ...vendor,
    path: '/developers',
    place: 'developers',
    title: 'Developers',
    may: ['vendor.admin'],
    load: () => import('./Developers.tsx'),
  },
  {
    ...vendor,
    path: '/team',
    place: 'admin',
    title: 'Team',
    keys: 'g t',
    load: () => import('./Team.tsx'),
  },
  {
    ...vendor,
    path: '/imports',
    place: 'admin',
    title: 'Imports',
    may: managers,
    load: () => import('./Imports.tsx'),
  },
  {
    ...vendor,
    path: '/imports/$id',
    place: 'admin',
    title: 'Import',
    may: managers,
    load: () => import('./Import.tsx'),
  },
  { ...vendor, path: '/jobs', place: 'admin', title: 'Jobs', load: () => import('./Jobs.tsx') },
  {
    ...vendor,
    path: '/mails',
    place: 'admin',
    title: 'Mail outbox',
    may: managers,
    load: () => import('./Mails.tsx'),
  },
  {
    ...vendor,
    path: '/data',
    place: 'admin',
    title: 'Data export',
    may: ['vendor.admin'],
    load: () => import('./DataExport.tsx'),
  },
  {
    ...vendor,
    path: '/audit',
    place: 'admin',
    title: 'Audit',
    keys: 'g a',
    load: () => import('./Audit.tsx'),
  },
];
