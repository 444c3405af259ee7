import { z } from 'zod';
import { vendorKinds } from '../../../platform/access/actor.ts';
import {
  defineContract,
  idOf,
  listQuery,
  moment,
  pageOf,
} from '../../../platform/http/contract.ts';

const tags = z.array(z.string());
const prospectId = z.strictObject({ id: idOf('prsp') });

export const Prospect = z
  .object({
    id: idOf('prsp'),
    name: z.string(),
    role: z.string(),
    domain: z.string().nullable(),
    country: z.string(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    businessType: z.string().nullable(),
    employees: z.number().nullable(),
    industries: tags,
    specialisations: tags,
    languages: tags,
    email: z.string().nullable(),
    status: z.enum(['open', 'invited', 'applied', 'joined', 'refused', 'do-not-contact']),
    invitedAt: moment.nullable(),
    invitedBy: z.string().nullable(),
    /** Of 100; 0 where no profile fits. */
    points: z.number(),
    /** The profile that scored it; null where none is for its role. */
    profile: z.string().nullable(),
    policy: z.object({ id: idOf('pol'), number: z.number() }).nullable(),
    reasons: z.array(
      z.object({
        clause: z.string(),
        text: z.string(),
        weight: z.number(),
        met: z.enum(['met', 'not-met', 'unknown']),
        condition: z.string(),
      }),
    ),
    version: z.number(),
  })
  .meta({ id: 'Prospect' });

export const contract = defineContract({
  'GET /prospects': {
    operationId: 'listProspects',
    summary: 'List firms that could become partners, scored by the published profiles',
    may: [...vendorKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(Prospect),
  },
  'GET /prospects/{id}': {
    operationId: 'getProspect',
    summary: 'Read a prospect with its score and the reasons',
    may: [...vendorKinds, 'api-key'],
    params: prospectId,
    answer: Prospect,
  },
  'POST /prospects/{id}/invitation': {
    operationId: 'inviteProspect',
    summary: 'Invite a prospect to apply: by mail where its address is known, else it is noted',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: prospectId,
    answer: Prospect,
    refusals: ['recruitment.prospect-invited', 'recruitment.prospect-closed'],
  },
});
