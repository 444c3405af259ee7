import type { z } from 'zod';

/** What the client needs to know of one declared operation. Types alone: no schema code reaches the browser. */
export type Operation = {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  answer?: z.ZodType;
};
export type Contract = Record<string, Operation>;

type Sent<S> = S extends z.ZodType ? z.input<S> : never;
type Declared<C, K extends keyof C, F extends string> = F extends keyof C[K] ? C[K][F] : undefined;
// A part is required only if the operation declares it and an empty object would not do.
type Part<Name extends string, S> = S extends z.ZodType
  ? Record<never, never> extends Sent<S>
    ? { [N in Name]?: Sent<S> }
    : { [N in Name]: Sent<S> }
  : { [N in Name]?: undefined };

/** What a call of operation K takes. */
export type Request<C, K extends keyof C> = Part<'params', Declared<C, K, 'params'>> &
  Part<'query', Declared<C, K, 'query'>> &
  Part<'body', Declared<C, K, 'body'>> & {
    /** Version the change stands on (from `Reply.etag`): a stale one is refused with 412. */
    ifMatch?: string | undefined;
    /** Given only to tie several tries together by hand; a POST gets one by itself. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** What operation K answers, as JSON brings it. */
export type Answer<C, K extends keyof C> =
  Declared<C, K, 'answer'> extends z.ZodType
    ? z.output<Declared<C, K, 'answer'> & z.ZodType>
    : undefined;

/** An answer with what came in the headers. */
export type Reply<A> = {
  answer: A;
  etag: string | undefined;
  status: number;
  requestId: string | undefined;
};

/** Names of the operations with one of these methods. */
export type Operations<C, Method extends string> = Extract<keyof C, `${Method} ${string}`>;
/** Calls whose argument may be left out. */
export type Arguments<C, K extends keyof C> =
  Record<never, never> extends Request<C, K> ? [request?: Request<C, K>] : [request: Request<C, K>];
