import type { z } from 'zod';
import type { DealForOwner } from '../../shapes.ts';

/** A deal as its owner is told it. */
export type OwnDeal = z.output<typeof DealForOwner>;
