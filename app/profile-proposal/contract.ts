import { z } from 'zod';
import { defineContract } from '../../platform/http/contract.ts';
import { partnerRoles } from '../../modules/partners/roles/names.ts';

const side = z.object({ firms: z.int(), succeeded: z.int(), low: z.number(), high: z.number() });

export const contract = defineContract({
  'GET /profile-proposal': {
    operationId: 'proposeProfile',
    summary:
      'Whom to look for, learned from which partners of a role succeeded, with how sure that is',
    may: ['vendor.admin', 'vendor.channel-manager'],
    /** Of resellers, where none is named. */
    query: z.strictObject({ role: z.enum(partnerRoles).optional() }),
    answer: z.object({
      /** Partners of the role with twelve months of orders on record. */
      firms: z.int(),
      succeeded: z.int(),
      /** What a firm earned at least in its first twelve months to count as successful. */
      from: z.object({ minor: z.number(), currency: z.string() }).nullable(),
      /** Conditions that were tried. */
      tried: z.int(),
      fewestFirms: z.int(),
      wishes: z.array(
        z.object({
          clause: z.string(),
          text: z.string(),
          weight: z.int(),
          with: side,
          without: side,
          lift: z.object({ low: z.number(), high: z.number() }),
        }),
      ),
      /** The published profiles with this role's replaced, to be drafted; null where nothing is proposed. */
      document: z.record(z.string(), z.unknown()).nullable(),
    }),
    tag: 'recruitment',
  },
});
