import type { RecordSearch, Screen } from '../../../../web/shell/index.ts';
import { deals } from '../client.ts';

export const partnerScreens: Screen[] = [
  {
    path: '/deals',
    side: 'partner',
    place: 'deals',
    title: 'Deals',
    keys: 'g d',
    load: () => import('./Deals.tsx'),
  },
  {
    path: '/deals/$id',
    side: 'partner',
    place: 'deals',
    title: 'Deal',
    load: () => import('./Deal.tsx'),
  },
  {
    path: '/register',
    side: 'partner',
    place: 'deals',
    title: 'Register a deal',
    fromText: 'Register a deal from this text',
    keys: 'g r',
    may: ['partner.admin', 'partner.seller', 'distributor.admin', 'distributor.seller'],
    load: () => import('./Register.tsx'),
  },
];

export const partnerSearch: RecordSearch = {
  side: 'partner',
  find: async (text, signal) => {
    const { data } = await deals.api('GET /deal-registrations', {
      query: { 'filter[customerName][contains]': text, limit: 5 },
      signal,
    });
    return data.map((deal) => ({
      id: deal.id,
      title: deal.customerName,
      hint: 'Deal',
      href: `/deals/${deal.id}`,
      icon: 'deals' as const,
    }));
  },
};
