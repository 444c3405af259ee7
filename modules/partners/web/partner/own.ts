import type { z } from 'zod';
import type { PartnerForOwner } from '../../shapes.ts';

/** The own company as a partner is told it. */
export type OwnCompany = z.output<typeof PartnerForOwner>;
