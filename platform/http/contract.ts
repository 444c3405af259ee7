import { z } from 'zod';
import type { ActorKind } from '../access/actor.ts';

/**
 * One declaration per operation, keyed by its literal `METHOD /path`. It gives validation
 * both ways, the right (`x-may`), the OpenAPI document and the browser's types; the browser
 * takes the types alone and never loads a schema.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type OperationKey = `${Method} /${string}`;

export type Operation = {
  operationId: string;
  summary: string;
  /** Kinds of actor that may call it. 'anonymous' means: no session needed. */
  may: readonly ActorKind[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is raw bytes (an upload), at most this many. */
  bytes?: { maxBytes: number };
  /** null: no JSON body (204, or the handler answers with a Response of its own). */
  answer: z.ZodType | null;
  status?: 200 | 201 | 202 | 204;
  refusals?: readonly string[];
  /** Largest JSON body; 256 KiB when not said. */
  maxBytes?: number;
  /** Fields of the answer that are shown once: a repeated request gets null for them, and they are kept nowhere. */
  shownOnce?: readonly string[];
  /** Only in a test installation. */
  testOnly?: boolean;
  tag?: string;
};

export type Contract = Record<OperationKey, Operation>;

export function defineContract<const C extends Contract>(contract: C): C {
  return contract;
}

/** An id of one type, for example `idOf('deal')`. */
export function idOf(prefix: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), {
      error: `This is not an id such as ${prefix}_01k…`,
    })
    .describe(`Id with the prefix ${prefix}_`);
}

const readers = new WeakMap<z.ZodType, Partial<Record<'vendor' | 'partner', z.ZodType>>>();

/**
 * One answer in two tellings, chosen by the reader's side. A field of the other telling
 * cannot leave, because the reader's own shape does not name it.
 */
export function byReader<V extends z.ZodType, P extends z.ZodType>(shapes: {
  vendor: V;
  partner: P;
}) {
  const either = z.union([shapes.vendor, shapes.partner]);
  readers.set(either, shapes);
  return either;
}

/** @returns the shape of an answer for one side */
export function shapeFor(answer: z.ZodType, side: string): z.ZodType {
  return readers.get(answer)?.[side === 'partner' ? 'partner' : 'vendor'] ?? answer;
}

/** A moment as it crosses the wire: RFC 3339, UTC. */
export const moment = z.iso.datetime({ offset: true });

export const moneyShape = z
  .strictObject({ minor: z.int(), currency: z.string().length(3) })
  .meta({ id: 'Money' });

/** ISO 3166-1 alpha-2. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'Give the country as two capital letters, such as US or DE.' });

/** One page of a list. There are no totals: they would count what the reader may not see. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable(), hasMore: z.boolean() });
}

/** The query of a list: cursor, limit, sort, and any `filter[field]` of the conditions' query grammar. */
export const listQuery = z.looseObject({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ type: 'integer' }),
  sort: z.string().max(200).optional(),
});
export type ListQuery = z.output<typeof listQuery>;

/** Text that a person types: trimmed, bounded, without control characters. */
export function text(max: number, min = 1) {
  return (
    z
      .string()
      .trim()
      .min(min)
      .max(max)
      // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, {
        error: 'Control characters are not allowed here.',
      })
  );
}
