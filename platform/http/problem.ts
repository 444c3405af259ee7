import type { FieldProblem, Refusal } from '../refusal/index.ts';

/** RFC 9457 problem document. */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  errors?: FieldProblem[];
  facts?: Record<string, unknown>;
  decisionId?: string;
};

const titles: Record<number, string> = {
  400: 'The request is not well formed',
  401: 'Sign in first',
  403: 'You may not do this',
  404: 'Not found',
  405: 'This address does not take that method',
  409: 'This does not fit the present state',
  410: 'This is over',
  412: 'Somebody changed it in the meantime',
  413: 'Too large',
  415: 'This type of content is not taken here',
  422: 'This is not possible',
  428: 'Say which version you change',
  429: 'Too many requests',
  500: 'Something broke on our side',
  503: 'Not ready',
  507: 'The disk is nearly full',
};

export function problemOf(refusal: Refusal, requestId: string, instance: string): ProblemDocument {
  const { options } = refusal;
  return {
    type: `/docs/problems#${refusal.code}`,
    title: titles[refusal.status] ?? 'Refused',
    status: refusal.status,
    detail: options.detail ?? refusal.code,
    instance,
    code: refusal.code,
    requestId,
    ...(options.errors ? { errors: options.errors } : {}),
    ...(options.facts ? { facts: options.facts } : {}),
    ...(options.decisionId ? { decisionId: options.decisionId } : {}),
  };
}

export function problemResponse(problem: ProblemDocument, retryAfterSeconds?: number): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      ...(retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {}),
    },
  });
}
