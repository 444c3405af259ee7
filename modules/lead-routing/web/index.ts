import type { RecordSearch, Screen } from '../../../web/shell/index.ts';
import { leadRouting } from './client.ts';
import type { Lead } from './client.ts';
import { partnerScreens, partnerSearch } from './partner/screens.ts';

export const screens: Screen[] = [
  ...partnerScreens,
  {
    path: '/leads',
    side: 'vendor',
    place: 'deals',
    title: 'Leads and routing',
    keys: 'g l',
    load: () => import('./vendor/Leads.tsx'),
  },
];

export const searches: RecordSearch[] = [
  partnerSearch,
  {
    side: 'vendor',
    find: async (text, signal) => {
      const { data } = await leadRouting.api('GET /leads', {
        query: { 'filter[companyName][contains]': text, limit: 5 },
        signal,
      });
      return (data as Lead[]).map((lead) => ({
        id: lead.id,
        title: lead.companyName,
        hint: ['Lead', lead.city].filter(Boolean).join(', '),
        href: `/leads?view=all&open=${lead.id}`,
        icon: 'deals' as const,
      }));
    },
  },
];
