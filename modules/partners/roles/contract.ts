import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract, idOf, moment, text } from '../../../platform/http/contract.ts';
import { PartnerForVendor } from '../shapes.ts';
import { partnerRoles } from './names.ts';

/** One turn of a partner in a role: from when to when, why, and by which decision. */
export const RoleTurn = z
  .object({
    role: z.string(),
    turn: z.number(),
    addedAt: moment,
    /** Null where the role came with the record. */
    addReason: z.string().nullable(),
    addDecisionId: idOf('dec').nullable(),
    /** Null while the role is held. */
    droppedAt: moment.nullable(),
    dropReason: z.string().nullable(),
    dropDecisionId: idOf('dec').nullable(),
  })
  .meta({ id: 'RoleTurn' });

const partner = z.strictObject({ id: idOf('org') });

export const roleContract = defineContract({
  'GET /partners/{id}/roles': {
    operationId: 'listPartnerRoles',
    summary: 'The roles of a partner, held ones first, with those it had before',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: partner,
    answer: z.object({
      data: z.array(RoleTurn),
      /** It only introduces customers: nobody asks it for an exam or a certificate. */
      sitsNoExams: z.boolean(),
    }),
  },
  'POST /partners/{id}/role-change': {
    operationId: 'changePartnerRole',
    summary: 'Add a role to a partner or drop one, with the reason that the partner reads',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: partner,
    body: z.strictObject({
      role: z.enum(partnerRoles),
      change: z.enum(['added', 'dropped']),
      reason: text(1000),
    }),
    answer: PartnerForVendor,
    refusals: [
      'partners.role-held',
      'partners.role-not-held',
      'partners.last-role',
      'partners.merged',
    ],
  },
});
