import type { ProfilePolicy, Wish } from './profile.ts';

const wishes = (letter: string): Wish[] => [
  {
    clause: `${letter}1`,
    text: 'Has a specialisation of its own',
    why: 'Customers come to whoever is known for something.',
    condition: { field: 'prospect.specialisations', operator: 'isNotEmpty' },
    weight: 40,
  },
  {
    clause: `${letter}2`,
    text: 'Has 5 to 500 people',
    why: 'Enough to answer leads in time, and small enough that the programme matters to it.',
    condition: { field: 'prospect.employees', operator: 'between', value: [5, 500] },
    weight: 30,
  },
  {
    clause: `${letter}3`,
    text: 'Serves an industry that it names',
    condition: { field: 'prospect.industries', operator: 'isNotEmpty' },
    weight: 20,
  },
  {
    clause: `${letter}4`,
    text: 'Is reachable at a domain of its own',
    condition: { field: 'prospect.domain', operator: 'isNotEmpty' },
    weight: 10,
  },
];

/** The profiles that a programme starts with: general ones, until its own records say more. */
export const defaultProfiles: ProfilePolicy = {
  kind: 'recruitment.profile',
  name: 'Whom we look for',
  profiles: [
    { role: 'reseller', wishes: wishes('R') },
    { role: 'service', wishes: wishes('S') },
  ],
};
