import type { Screen } from '../../../../web/shell/index.ts';

export const partnerScreens: Screen[] = [
  {
    path: '/company',
    side: 'partner',
    place: 'company',
    title: 'Company',
    keys: 'g c',
    load: () => import('./Profile.tsx'),
  },
  {
    path: '/company/standing',
    side: 'partner',
    place: 'company',
    title: 'Standing',
    load: () => import('./Standing.tsx'),
  },
  {
    path: '/company/agreement',
    side: 'partner',
    place: 'company',
    title: 'Agreement',
    load: () => import('./Agreement.tsx'),
  },
  {
    path: '/company/conversation',
    side: 'partner',
    place: 'company',
    title: 'Conversation with the vendor',
    load: () => import('./Talk.tsx'),
  },
  {
    path: '/company/alliance',
    side: 'partner',
    place: 'company',
    title: 'Alliance',
    load: () => import('./Alliance.tsx'),
  },
  {
    path: '/company/integration',
    side: 'partner',
    place: 'company',
    title: 'Integration',
    load: () => import('./Integration.tsx'),
  },
  {
    path: '/company/team',
    side: 'partner',
    place: 'company',
    title: 'Team',
    load: () => import('./Team.tsx'),
  },
  {
    path: '/company/access',
    side: 'partner',
    place: 'company',
    title: 'Access',
    load: () => import('./Access.tsx'),
  },
];
