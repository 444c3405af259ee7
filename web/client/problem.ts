/** One thing that is wrong with what was sent; `field` is the pointer in dotted words (`lines.0.amount`). */
export type FieldProblem = { field: string; code: string; detail: string };

export type ProblemDocument = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  requestId?: string;
  decisionId?: string;
  facts?: Record<string, unknown>;
  errors?: { pointer?: string; code?: string; detail?: string }[];
};

/**
 * A refusal or failure as the server told it (RFC 9457). `status` 0 means that no answer came.
 * `fields` has the first complaint of each field, ready for a form.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[];
  readonly requestId: string | undefined;
  readonly decisionId: string | undefined;
  readonly facts: Record<string, unknown>;

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? `The server answered ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = document.code ?? `http.${status}`;
    this.title = document.title ?? this.message;
    this.detail = document.detail;
    this.requestId = document.requestId;
    this.decisionId = document.decisionId;
    this.facts = document.facts ?? {};
    this.errors = (document.errors ?? []).map((error) => ({
      field: fieldOf(error.pointer ?? ''),
      code: error.code ?? 'invalid',
      detail: error.detail ?? document.detail ?? '',
    }));
  }

  get fields(): Record<string, string> {
    const first: Record<string, string> = {};
    for (const { field, detail } of this.errors) first[field] ??= detail;
    return first;
  }
}

/** RFC 6901 to the dotted name a form field carries; a leading `#` (fragment form) and `/body` are dropped. */
export function fieldOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .replace(/^(body|query|params)\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** The problem that stands for "no answer came": offline, refused, or cut off. */
export function noAnswer(cause: unknown): Problem {
  const problem = new Problem(0, {
    code: 'client.no-answer',
    title: 'The server did not answer',
    detail: 'Check the connection. Nothing you typed is lost, and nothing is sent twice.',
  });
  problem.cause = cause;
  return problem;
}

export async function problemFrom(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  let document: ProblemDocument = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed !== null && typeof parsed === 'object') document = parsed;
  } catch {
    document = { title: response.statusText };
  }
  document.requestId ??= response.headers.get('x-request-id') ?? undefined;
  return new Problem(response.status, document);
}
