export type SeedSize = {
  programmes: number;
  partners: number;
  deals: number;
  accounts: number;
  leads: number;
  touches: number;
};

/** Partners are per programme; deals, accounts and leads are over all programmes. */
export const sizes: Record<'small' | 'medium' | 'large', SeedSize> = {
  small: { programmes: 1, partners: 100, deals: 5_000, accounts: 5_000, leads: 1_000, touches: 0 },
  medium: {
    programmes: 5,
    partners: 100,
    deals: 50_000,
    accounts: 50_000,
    leads: 10_000,
    touches: 0,
  },
  large: {
    programmes: 20,
    partners: 100,
    deals: 500_000,
    accounts: 500_000,
    leads: 50_000,
    touches: 0,
  },
};
