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
];
