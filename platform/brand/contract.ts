import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, text } from '../http/contract.ts';
import { normalHex } from './colour.ts';

const BrandShape = z
  .object({
    /** Null: the product's own. */
    colour: z.string().nullable(),
    senderName: z.string().nullable(),
    programmeName: z.string(),
    logo: z.object({ name: z.string(), contentType: z.string(), href: z.string() }).nullable(),
    stylesheet: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Brand' });

const colour = z
  .string()
  .refine((typed) => normalHex(typed) !== null, {
    error: 'Give the colour as six hex digits, such as #0f6674.',
  })
  .meta({ pattern: '^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$' });

export const contract = defineContract({
  'GET /brand': {
    operationId: 'getBrand',
    summary: 'Read the programme’s colour, logo and the name of its sender',
    may: [...vendorKinds, ...partnerKinds],
    answer: BrandShape,
    tag: 'programmes',
  },
  'PATCH /brand': {
    operationId: 'changeBrand',
    summary:
      'Change the programme’s brand; what is left out stays, null goes back to the product’s',
    may: ['vendor.admin'],
    body: z.strictObject({
      colour: colour.nullable().optional(),
      senderName: text(100)
        .regex(/^[^"<>\\]*$/, { error: 'Leave out quotes, < and >.' })
        .nullable()
        .optional(),
      /** A file that was uploaded with `purpose=logo`. */
      logoFileId: idOf('file').nullable().optional(),
    }),
    answer: BrandShape,
    refusals: ['brand.logo-unfit'],
    tag: 'programmes',
  },
});
