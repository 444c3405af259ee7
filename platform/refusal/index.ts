/**
 * A business "no". It is thrown, travels out of the transaction (which rolls back)
 * and becomes one RFC 9457 problem document at the edge. Everything else that is
 * thrown is a bug and becomes a bare 500.
 */
export type FieldProblem = { pointer: string; code: string; detail: string };

export type RefusalOptions = {
  status?: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 503 | 507;
  /** One sentence: what happened, why, and what mends it. Safe for the reader. */
  detail?: string;
  facts?: Record<string, unknown>;
  errors?: FieldProblem[];
  decisionId?: string;
  retryAfterSeconds?: number;
};

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly options: RefusalOptions;

  constructor(code: string, options: RefusalOptions) {
    super(options.detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.status = options.status ?? 422;
    this.options = options;
  }
}

/** @param code `<module>.<noun-phrase>`, declared in the module's contract. */
export function refuse(code: string, options: RefusalOptions = {}): Refusal {
  return new Refusal(code, options);
}

/** Unknown and forbidden are one answer, so that nobody learns by asking. */
export function notFound(): Refusal {
  return new Refusal('http.not-found', {
    status: 404,
    detail: 'There is nothing at this address that you can see.',
  });
}
