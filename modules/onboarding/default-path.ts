import type { OnboardingPath } from './path.ts';

/** The path that a programme starts with: five steps, the last of which is worth something to both sides. */
export const defaultPath: OnboardingPath = {
  kind: 'onboarding.path',
  name: 'From joining to the first deal',
  forUnderway: false,
  steps: [
    {
      clause: 'S1',
      title: 'Sign in',
      why: 'Whoever has been in once finds the way again.',
      doneBy: 'access.signed-in',
      dueDays: 7,
      roles: [],
      href: '/',
    },
    {
      clause: 'S2',
      title: 'Read and accept the agreement',
      why: 'It says what both sides owe each other, on one page.',
      doneBy: 'partners.agreement-accepted',
      dueDays: 14,
      roles: [],
      href: '/company/agreement',
    },
    {
      clause: 'S3',
      title: 'Say what you do and where',
      why: 'Leads are offered by what you know and where you serve; an empty profile earns no points.',
      doneBy: 'partners.profile-changed',
      dueDays: 14,
      roles: ['reseller', 'service', 'distributor', 'integration'],
      href: '/company',
    },
    {
      clause: 'S4',
      title: 'Bring in a colleague',
      why: 'Offers have a clock; with two of you nobody misses one on holiday.',
      doneBy: 'access.invited',
      dueDays: 30,
      roles: ['reseller', 'service', 'distributor'],
      href: '/company/team',
    },
    {
      clause: 'S5',
      title: 'Register your first deal',
      why: 'Three fields protect your work for a customer. From here on the programme pays.',
      doneBy: 'deal-registration.submitted',
      dueDays: 90,
      roles: [],
      href: '/register',
    },
  ],
};
