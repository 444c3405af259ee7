import type { z } from 'zod';
import { refuse, type FieldProblem } from '../refusal/index.ts';
import type { Operation } from './contract.ts';

const maxDepth = 20;
const defaultMaxBytes = 256 * 1024;

/** Reads params, query and body by the operation's shapes, and reports every problem at once. */
export async function readRequest(
  request: Request,
  operation: Operation,
  params: Record<string, string>,
) {
  const problems: FieldProblem[] = [];
  const check = (schema: z.ZodType | undefined, value: unknown, prefix: string) => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    problems.push(...result.error.issues.flatMap((issue) => problemsOf(issue, prefix)));
    return undefined;
  };
  // A malformed id in the path names nothing: it gets the same answer as an unknown one.
  const parsedParams = operation.params?.safeParse(params);
  const { searchParams } = new URL(request.url);
  problems.push(...unusable(searchParams));
  const query = check(operation.query, queryObject(searchParams), '/query');
  if (!operation.query && new URL(request.url).search.length > 1) {
    problems.push({
      pointer: '/query',
      code: 'unknown-field',
      detail: 'This operation takes no query.',
    });
  }
  const upload = operation.bytes ? await readUpload(request, operation.bytes.maxBytes) : null;
  const raw = operation.bytes ? undefined : await readJson(request, operation);
  const body = check(operation.body, raw, '');
  if (problems.length > 0) {
    throw refuse('http.invalid-request', {
      status: 400,
      detail: summaryOf(problems),
      errors: problems,
    });
  }
  return {
    params: parsedParams?.success ? parsedParams.data : undefined,
    paramsFit: parsedParams?.success ?? true,
    query,
    body,
    raw,
    upload,
  };
}

function summaryOf(problems: FieldProblem[]): string {
  const first = problems[0];
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return first
    ? `${first.pointer || '/'}: ${first.detail}${more}`
    : 'The request is not well formed.';
}

function problemsOf(issue: z.core.$ZodIssue, prefix: string): FieldProblem[] {
  const pointer =
    prefix +
    issue.path
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField(`${pointer}/${key}`));
  }
  return [{ pointer, code: issue.code.replaceAll('_', '-'), detail: issue.message }];
}

/** Of two values nobody can say which is meant; a list is one value with commas. */
function unusable(parameters: URLSearchParams): FieldProblem[] {
  const names = [...parameters.keys()];
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const problems = [...twice].map((name) => ({
    pointer: `/query/${name}`,
    code: 'repeated-parameter',
    detail: 'Give each parameter once.',
  }));
  // Shapes pass over this one name in silence.
  return parameters.has('__proto__') ? [...problems, unknownField('/query/__proto__')] : problems;
}

function unknownField(pointer: string): FieldProblem {
  return { pointer, code: 'unknown-field', detail: 'This field is not known here. Remove it.' };
}

function queryObject(parameters: URLSearchParams): Record<string, string> {
  // Own properties only: a parameter called __proto__ is a name like any other.
  return Object.fromEntries(parameters);
}

async function readJson(request: Request, operation: Operation): Promise<unknown> {
  const bytes = await readBytes(request, operation.maxBytes ?? defaultMaxBytes);
  if (!operation.body) {
    const text = new TextDecoder().decode(bytes).trim();
    if (text !== '' && text !== '{}')
      throw refuse('http.unexpected-body', {
        status: 400,
        detail: 'This operation takes no body.',
      });
    return undefined;
  }
  const type = request.headers.get('content-type') ?? '';
  if (bytes.length > 0 && !/^application\/(merge-patch\+)?json\b/i.test(type)) {
    throw refuse('http.unsupported-type', {
      status: 415,
      detail: 'Send the body as application/json.',
    });
  }
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refuse('http.invalid-json', {
      status: 400,
      detail: 'The body is not well-formed JSON in UTF-8.',
    });
  }
  if (depthOf(value) > maxDepth)
    throw refuse('http.too-deep', {
      status: 400,
      detail: `The body is nested deeper than ${maxDepth} levels.`,
    });
  const fault = faultIn(value, '');
  if (fault)
    throw refuse('http.invalid-request', {
      status: 400,
      detail: summaryOf([fault]),
      errors: [fault],
    });
  return value;
}

/**
 * What no shape can find: a "__proto__" key, however it is escaped, which JSON.parse keeps as an own
 * property that later assignments could act on; and half a character, which no database can hold.
 */
function faultIn(value: unknown, pointer: string): FieldProblem | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : halfCharacter(pointer);
  if (value === null || typeof value !== 'object') return null;
  if (Object.hasOwn(value, '__proto__')) return unknownField(`${pointer}/__proto__`);
  for (const [key, child] of Object.entries(value)) {
    const fault = key.isWellFormed()
      ? faultIn(child, `${pointer}/${key}`)
      : unknownField(`${pointer}/${key.toWellFormed()}`);
    if (fault) return fault;
  }
  return null;
}

function halfCharacter(pointer: string): FieldProblem {
  return {
    pointer,
    code: 'invalid-text',
    detail: 'This text holds half a character (a lone surrogate).',
  };
}

function depthOf(value: unknown, depth = 0): number {
  if (depth > maxDepth || value === null || typeof value !== 'object') return depth;
  let deepest = depth;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child, depth + 1));
  return deepest;
}

async function readUpload(request: Request, maxBytes: number) {
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0)
    throw refuse('http.empty-upload', { status: 400, detail: 'The upload is empty.' });
  const fileName = request.headers.get('x-file-name');
  return {
    bytes,
    contentType: request.headers.get('content-type') ?? 'application/octet-stream',
    fileName: fileName ? decodeFileName(fileName) : null,
  };
}

function decodeFileName(value: string): string {
  try {
    return decodeURIComponent(value).slice(0, 200);
  } catch {
    return value.slice(0, 200);
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    refuse('http.too-large', { status: 413, detail: `At most ${maxBytes} bytes are taken here.` });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** If-Match as a version number. A value that is no version of ours matches nothing. */
export function readIfMatch(request: Request, required: boolean): number | null {
  const header = request.headers.get('if-match');
  if (header === null) {
    if (required)
      throw refuse('http.version-missing', {
        status: 428,
        detail: 'Send If-Match with the ETag of the version that you change.',
      });
    return null;
  }
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  return match ? Number(match[1]) : -1;
}
