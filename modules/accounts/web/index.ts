import type { RecordSearch, Screen } from '../../../web/shell/index.ts';
import { accounts } from './client.ts';

export const screens: Screen[] = [
  {
    path: '/accounts',
    side: 'vendor',
    place: 'deals',
    title: 'Accounts',
    keys: 'g c',
    load: () => import('./vendor/Accounts.tsx'),
  },
];

export const searches: RecordSearch[] = [
  {
    side: 'vendor',
    find: async (text, signal) => {
      const { data } = await accounts.api('GET /accounts', {
        query: { 'filter[name][contains]': text, limit: 5 },
        signal,
      });
      return data.map((account) => ({
        id: account.id,
        title: account.name,
        hint: ['Account', account.city].filter(Boolean).join(', '),
        href: `/accounts?open=${account.id}`,
        icon: 'company' as const,
      }));
    },
  },
];
