import { composeBulk } from '../platform/bulk/index.ts';
import { partnerBulk } from '../modules/partners/index.ts';

/** Of which records many can be changed at once. */
export const bulk = composeBulk([partnerBulk]);
