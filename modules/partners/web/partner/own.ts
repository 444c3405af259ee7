import type { z } from 'zod';
import type { PartnerForOwner } from '../../contract.ts';

/** The own company as a partner is told it. */
export type OwnCompany = z.output<typeof PartnerForOwner>;
