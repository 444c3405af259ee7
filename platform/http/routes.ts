import type { z } from 'zod';
import type { Call } from '../database/index.ts';
import type { Contract, Operation, OperationKey } from './contract.ts';

type Part<O extends Operation, K extends 'params' | 'query' | 'body'> = O[K] extends z.ZodType
  ? z.output<O[K]>
  : undefined;

/** What a handler receives: the call, and the request's parts as the contract shaped them. */
export type HttpCall<O extends Operation = Operation> = Call & {
  params: Part<O, 'params'>;
  query: Part<O, 'query'>;
  body: Part<O, 'body'>;
  /** The uploaded bytes where the operation takes bytes, with the type and name that were sent. */
  upload: { bytes: Uint8Array; contentType: string; fileName: string | null } | null;
  /** The version in If-Match; null when none was sent. */
  ifMatch: number | null;
};

/** What an open operation receives: the request itself, and a place for cookies. It opens its own transactions. */
export type OpenCall<O extends Operation = Operation> = {
  request: Request;
  body: Part<O, 'body'>;
  now: Date;
  requestId: string;
  /** Values of Set-Cookie that go out with the answer. */
  cookies: string[];
};

type AnswerOf<O extends Operation> = O['answer'] extends z.ZodType
  ? z.input<O['answer']> | Response
  : Response | void;
export type Handler<O extends Operation> = (
  call: HttpCall<O>,
) => Promise<AnswerOf<O>> | AnswerOf<O>;

export type BoundRoute = {
  key: OperationKey;
  operation: Operation;
  handler: (call: HttpCall) => unknown;
  /** Stands in for the handler where there is neither actor nor programme yet: signing in. */
  open?: (call: OpenCall) => unknown;
};

/** Gives every operation of a contract its handler; a missing one does not compile. */
export function bindRoutes<C extends Contract>(
  contract: C,
  handlers: { [K in keyof C & OperationKey]: Handler<C[K]> },
): BoundRoute[] {
  return (Object.keys(contract) as (OperationKey & keyof C)[]).map((key) => ({
    key,
    operation: contract[key] as Operation,
    // The mapped type above has checked the pair; the union loses the tie between key and handler.
    handler: handlers[key] as unknown as (call: HttpCall) => unknown,
  }));
}

/** As bindRoutes, for the operations by which somebody becomes an actor. */
export function bindOpenRoutes<C extends Contract>(
  contract: C,
  handlers: {
    [K in keyof C & OperationKey]: (
      call: OpenCall<C[K]>,
    ) => Promise<AnswerOf<C[K]>> | AnswerOf<C[K]>;
  },
): BoundRoute[] {
  return (Object.keys(contract) as (OperationKey & keyof C)[]).map((key) => ({
    key,
    operation: contract[key] as Operation,
    handler: () => Promise.reject(new Error(`${key} is answered before there is an actor.`)),
    // As above: the mapped type has checked the pair.
    open: handlers[key] as unknown as (call: OpenCall) => unknown,
  }));
}
