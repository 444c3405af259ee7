import type { Schema } from './world.ts';

/** What a body is made with: texts carry their writer's mark, ids are chosen by their prefix. */
export type Maker = {
  schemas: Record<string, Schema>;
  text: string;
  id: (prefix: string) => string;
  /** Also fields that need not be given, so that a change changes something. */
  whole: boolean;
};

const idPattern = /^\^([a-z]+)_\[0-7\]/;

/** @returns the prefix of the ids that a schema takes, if it takes ids */
export function idPrefix(schema: Schema): string | undefined {
  const { pattern } = schema;
  return typeof pattern === 'string' ? idPattern.exec(pattern)?.[1] : undefined;
}

/** A value that fits a JSON schema: the least of it, or with every text and id that it may have. */
export function fitting(schema: Schema, name: string, maker: Maker): unknown {
  const found = resolve(schema, maker);
  if ('const' in found) return found['const'];
  const values = found['enum'];
  if (Array.isArray(values)) return values[0];
  const prefix = idPrefix(found);
  if (prefix) return maker.id(prefix);
  switch (found['type']) {
    case 'object':
      return objectOf(found, maker);
    case 'array':
      return Array.from({ length: Number(found['minItems'] ?? 0) }, () =>
        fitting(schemaOf(found['items']), name, maker),
      );
    case 'integer':
    case 'number':
      return Number(found['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return textOf(found, name, maker);
    default:
      return {};
  }
}

function resolve(schema: Schema, maker: Maker): Schema {
  const reference = schema['$ref'];
  if (typeof reference === 'string')
    return resolve(schemaOf(maker.schemas[reference.split('/').at(-1) ?? '']), maker);
  const either = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(either) ? resolve(schemaOf(either[0]), maker) : schema;
}

function objectOf(schema: Schema, maker: Maker): Record<string, unknown> {
  const properties = schemaOf(schema['properties']);
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const optional = !required.has(name);
    if (optional && !(maker.whole && worthGiving(resolve(schemaOf(property), maker), name)))
      continue;
    made[name] = fitting(schemaOf(property), name, maker);
  }
  return made;
}

/** Optional ids and free texts are given; what has a form of its own is left out. */
function worthGiving(schema: Schema, name: string): boolean {
  if (idPrefix(schema)) return true;
  return schema['type'] === 'string' && /^(name|description|note|title|street|reason)$/.test(name);
}

function textOf(schema: Schema, name: string, { text }: Maker): string {
  if (schema['format'] === 'date') return '2026-06-01';
  if (schema['format'] === 'date-time') return '2026-06-01T00:00:00Z';
  if (String(schema['pattern']) === '^[A-Z]{2}$') return 'DE';
  if (/email/i.test(name)) return 'somebody@probe.example';
  if (/domain/i.test(name)) return 'probe.example';
  const longest = Number(schema['maxLength'] ?? 1000);
  return text.length <= longest ? text : 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
}

function schemaOf(value: unknown): Schema {
  return (value ?? {}) as Schema; // the document is made of JSON schemas
}
