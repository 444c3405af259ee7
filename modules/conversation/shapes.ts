import { z } from 'zod';
import { moment, text } from '../../platform/http/contract.ts';

/** Who reads it: both sides, or one's own side alone. */
export const audiences = ['both', 'own'] as const;
export type Audience = (typeof audiences)[number];

const megabyte = 1024 * 1024;
export const filesAtMost = 3;
export const fileBytesAtMost = 2 * megabyte;
/** Of a request: its files in base64, and the words. */
export const requestBytesAtMost = filesAtMost * 3 * megabyte;

export const Attachment = z.object({ id: z.string(), name: z.string(), sizeBytes: z.int() });
export type Attachment = z.output<typeof Attachment>;

export const Remark = z
  .object({
    id: z.string().describe('A comment cmt_… or a note note_…'),
    audience: z.enum(audiences),
    side: z.enum(['vendor', 'partner']),
    authorName: z.string(),
    /** The partner with which it is; for notes null. */
    partnerName: z.string().nullable(),
    mine: z.boolean(),
    /** Null once deleted. */
    text: z.string().nullable(),
    files: z.array(Attachment),
    createdAt: moment,
    editedAt: moment.nullable(),
    deletedAt: moment.nullable(),
    mayEdit: z.boolean(),
    mayDelete: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Remark' });
export type Remark = z.output<typeof Remark>;

export const Conversation = z
  .object({
    /** Who reads comments besides the vendor; null while the record has no partner. */
    partner: z.object({ name: z.string() }).nullable(),
    /** Oldest first; the latest 200. */
    remarks: z.array(Remark),
    earlierLeftOut: z.boolean(),
    /** Oldest first; the latest 100. */
    activity: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        at: moment,
        /** Null where it happened by itself. */
        by: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Conversation' });

export const NewRemark = z.strictObject({
  audience: z.enum(audiences).default('both'),
  text: text(10_000),
  files: z
    .array(
      z.strictObject({
        name: text(200),
        content: z
          .base64()
          .min(4)
          .max(fileBytesAtMost * 1.4)
          .describe('Its bytes in base64'),
      }),
    )
    .max(filesAtMost)
    .default([]),
});
export type NewRemark = z.output<typeof NewRemark>;
