import { z } from 'zod';
import type { OpenApi, OpenApiOperation, Schema } from '../isolation/world.ts';

/** Reads answers by the published document, as somebody would who has nothing else. */
export function shapesOf(
  document: OpenApi,
): (operation: OpenApiOperation, status: number) => z.ZodType | null {
  const kept = new Map<Schema, z.ZodType>();
  const definitions = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, local(schema)]),
  );
  const read = (schema: Schema): z.ZodType => {
    const known = kept.get(schema) ?? z.fromJSONSchema({ ...local(schema), $defs: definitions });
    kept.set(schema, known);
    return known;
  };
  return (operation, status) => {
    const told = operation.responses[String(status)] ?? operation.responses['default'];
    const content = told?.content ?? {};
    const schema = (content['application/json'] ?? content['application/problem+json'])?.schema;
    return schema ? read(schema) : null;
  };
}

function local(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Schema; // JSON in, JSON out
}
