import type { RecordSearch, Screen } from '../../../web/shell/index.ts';
import { deals } from './client.ts';
import { partnerScreens, partnerSearch } from './partner/screens.ts';

export const screens: Screen[] = [
  ...partnerScreens,
  {
    path: '/deals',
    side: 'vendor',
    place: 'deals',
    title: 'Deals',
    keys: 'g d',
    load: () => import('./vendor/Deals.tsx'),
  },
  {
    path: '/deals/$id',
    side: 'vendor',
    place: 'deals',
    title: 'Deal',
    load: () => import('./vendor/Deal.tsx'),
  },
];

export const searches: RecordSearch[] = [
  partnerSearch,
  {
    side: 'vendor',
    find: async (text, signal) => {
      const { data } = await deals.api('GET /deal-registrations', {
        query: { 'filter[customerName][contains]': text, limit: 5 },
        signal,
      });
      return data.map((deal) => ({
        id: deal.id,
        title: deal.customerName,
        hint: 'partnerName' in deal ? `Deal of ${deal.partnerName}` : 'Deal',
        href: `/deals/${deal.id}`,
        icon: 'deals' as const,
      }));
    },
  },
];
