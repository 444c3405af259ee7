import type { Screen } from '../../../web/shell/index.ts';

export const screens: Screen[] = [
  {
    path: '/onboarding',
    side: 'vendor',
    place: 'partners',
    title: 'Onboarding',
    load: () => import('./vendor/Onboarding.tsx'),
  },
  {
    path: '/onboarding/path',
    side: 'vendor',
    place: 'partners',
    title: 'Onboarding path',
    listed: false,
    load: () => import('./vendor/PathEditor.tsx'),
  },
];
