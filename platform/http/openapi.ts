import { z } from 'zod';
import type { Operation, OperationKey } from './contract.ts';
import type { BoundRoute } from './routes.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of all bound routes, with `x-may` on every operation. */
export function openApiDocument(routes: BoundRoute[], version: string, testMode: boolean): Json {
  const components: Record<string, unknown> = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const { key, operation } of routes) {
    if (operation.testOnly && !testMode) continue;
    const [method = '', path = ''] = key.split(' ');
    const full = `/v1${path}`;
    paths[full] = {
      ...paths[full],
      [method.toLowerCase()]: operationObject(key, operation, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fairway',
      version,
      description: 'Everything the screens do. Every decision carries its reasons.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key or a token.' },
        session: { type: 'apiKey', in: 'cookie', name: 'fairway_session' },
      },
    },
  };
}

function operationObject(
  key: OperationKey,
  operation: Operation,
  components: Record<string, unknown>,
): Json {
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
    jsonSchema(schema, io, components);
  const status = String(operation.status ?? (operation.answer === null ? 204 : 200));
  const body = operation.bytes
    ? {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      }
    : operation.body
      ? {
          required: true,
          content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
        }
      : undefined;
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    tags: [operation.tag ?? key.split('/')[1] ?? 'other'],
    'x-may': operation.may,
    ...(operation.refusals ? { 'x-refusals': operation.refusals } : {}),
    ...(operation.may.includes('anonymous') ? { security: [] } : {}),
    parameters: parametersOf(key, operation, components),
    ...(body ? { requestBody: body } : {}),
    responses: {
      [status]: {
        description: 'Done',
        ...(operation.answer
          ? { content: { 'application/json': { schema: schemaOf(operation.answer, 'output') } } }
          : {}),
      },
      default: {
        description: 'A problem',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

function parametersOf(
  key: OperationKey,
  operation: Operation,
  components: Record<string, unknown>,
): Json[] {
  const list: Json[] = [];
  const add = (schema: z.ZodObject | undefined, where: 'path' | 'query') => {
    for (const [name, shape] of Object.entries(schema?.shape ?? {})) {
      const optional = where === 'query' && (shape as z.ZodType).safeParse(undefined).success;
      list.push({
        name,
        in: where,
        required: !optional,
        schema: jsonSchema(shape as z.ZodType, 'input', components),
      });
    }
  };
  add(operation.params, 'path');
  add(operation.query, 'query');
  if (!key.startsWith('GET'))
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 255 },
    });
  if (/^(PATCH|PUT|DELETE)/.test(key))
    list.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } });
  return list;
}

function jsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Record<string, unknown>,
): unknown {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as Json & { $defs?: Record<string, unknown> };
  const { $defs: definitions = {}, $schema: _, ...own } = made;
  for (const [name, definition] of Object.entries(definitions))
    components[name] ??= relink(strip(definition as Json));
  const id = own['id'];
  if (typeof id === 'string') {
    components[id] ??= relink(strip(own));
    return { $ref: `#/components/schemas/${id}` };
  }
  return relink(own);
}

function strip(definition: Json): Json {
  const { id: _id, $schema: _schema, ...rest } = definition;
  return rest;
}

/** zod puts named shapes under #/$defs; the document keeps them under components. */
function relink(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
    facts: { type: 'object' },
    decisionId: { type: 'string' },
  },
};
