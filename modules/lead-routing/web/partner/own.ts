import type { z } from 'zod';
import type { LeadForOwner, OfferForPartner } from '../../shapes.ts';

/** A lead and an offer as the partner is told them. */
export type OwnOffer = z.output<typeof OfferForPartner>;
export type OwnLead = z.output<typeof LeadForOwner>;
