/** The parts of an OpenAPI 3.1 document that the reference shows. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};
export type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  'x-may': string[];
  'x-refusals'?: string[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
export type Described = {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
export type Listed = { method: string; path: string; operation: Operation };

/** All operations by tag, in the document's order. */
export function byTag({ paths }: Described): Map<string, Listed[]> {
  const tags = new Map<string, Listed[]>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? 'other';
      tags.set(tag, [...(tags.get(tag) ?? []), { method: method.toUpperCase(), path, operation }]);
    }
  return tags;
}

/** A schema in short words: "text", "whole number", "list of Offer", "Money or nothing". */
export function sayType(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'object';
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(sayType))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array')
    return `list of ${schema.items ? sayType(schema.items) : 'anything'}`;
  const type = Array.isArray(schema.type)
    ? schema.type.map(word).join(' or ')
    : word(schema.type ?? 'anything');
  return schema.format ? `${type} (${schema.format})` : type;
}

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'nothing',
};

function word(type: string): string {
  return words[type] ?? type;
}

/** The fields of an object, followed through its reference; empty for what has none. */
export function fieldsOf(
  schema: Schema | undefined,
  document: Described,
): { name: string; type: string; required: boolean; about: string }[] {
  const whole = resolve(schema, document);
  return Object.entries(whole?.properties ?? {}).map(([name, field]) => ({
    name,
    type: sayType(field),
    required: whole?.required?.includes(name) ?? false,
    about: field.description ?? '',
  }));
}

function resolve(schema: Schema | undefined, { components }: Described): Schema | undefined {
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? schema : components.schemas[name];
}

/** A small body that fits the schema: required fields alone, by their type. */
export function exampleOf(schema: Schema | undefined, document: Described, depth = 0): unknown {
  const whole = resolve(schema, document);
  if (!whole || depth > 4) return null;
  if (whole.const !== undefined) return whole.const;
  if (whole.enum) return whole.enum[0];
  const first = (whole.anyOf ?? whole.oneOf)?.[0];
  if (first) return exampleOf(first, document, depth + 1);
  const type = Array.isArray(whole.type) ? whole.type[0] : whole.type;
  if (type === 'array') return [exampleOf(whole.items, document, depth + 1)];
  if (type === 'integer' || type === 'number') return whole.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(whole.properties ?? {})
        .filter(([name]) => whole.required?.includes(name))
        .map(([name, field]) => [name, exampleOf(field, document, depth + 1)]),
    );
  return whole.format === 'date-time' ? '2026-01-31T09:00:00Z' : '…';
}
