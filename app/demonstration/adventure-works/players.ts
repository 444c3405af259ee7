import type { Actor } from '../../../platform/access/index.ts';

export type Offer = { id: string; leadId: string; organisationId: string; companyName: string };

/** Somebody of the cast with what was offered to the partner. */
export type Player = { actor: Actor; offers: Offer[] };
