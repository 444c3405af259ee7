import type { RecordSearch, Screen } from '../../../web/shell/index.ts';
import { partners } from './client.ts';
import { partnerScreens } from './partner/screens.ts';

export const screens: Screen[] = [
  ...partnerScreens,
  {
    path: '/partners',
    side: 'vendor',
    place: 'partners',
    title: 'Partners',
    keys: 'g p',
    load: () => import('./vendor/Partners.tsx'),
  },
  {
    path: '/agreements',
    side: 'vendor',
    place: 'partners',
    title: 'Agreement',
    load: () => import('./vendor/Agreements.tsx'),
  },
];

export const searches: RecordSearch[] = [
  {
    side: 'vendor',
    find: async (text, signal) => {
      const { data } = await partners.api('GET /partners', {
        query: { 'filter[name][contains]': text, limit: 6 },
        signal,
      });
      return data.map((partner) => ({
        id: partner.id,
        title: partner.name,
        hint: [partner.tier, partner.city].filter(Boolean).join(', '),
        href: `/partners/${partner.id}`,
        icon: 'partners' as const,
      }));
    },
  },
];

export { PartnerPicker } from './PartnerPicker.tsx';
export type { PickedPartner } from './PartnerPicker.tsx';
