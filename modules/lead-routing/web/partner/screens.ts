import type { RecordSearch, Screen } from '../../../../web/shell/index.ts';
import { leadRouting } from '../client.ts';

export const partnerScreens: Screen[] = [
  {
    path: '/leads',
    side: 'partner',
    place: 'leads',
    title: 'Leads',
    keys: 'g l',
    load: () => import('./Leads.tsx'),
  },
  {
    path: '/leads/$id',
    side: 'partner',
    place: 'leads',
    title: 'Lead',
    load: () => import('./Lead.tsx'),
  },
  {
    path: '/offers/$id',
    side: 'partner',
    place: 'leads',
    title: 'Lead',
    load: () => import('./Offer.tsx'),
  },
];

export const partnerSearch: RecordSearch = {
  side: 'partner',
  find: async (text, signal) => {
    const { data } = await leadRouting.api('GET /leads', {
      query: { 'filter[companyName][contains]': text, limit: 5 },
      signal,
    });
    return data.map((lead) => ({
      id: lead.id,
      title: lead.companyName,
      hint: ['Lead', lead.city].filter(Boolean).join(', '),
      href: `/leads/${lead.id}`,
      icon: 'inbox' as const,
    }));
  },
};
