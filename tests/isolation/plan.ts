import type { Prober } from './actors.ts';
import { fitting, idPrefix, type Maker } from './bodies.ts';
import { relations, type Chooser, type Relation } from './choices.ts';
import type { Owners } from './owners.ts';
import { recipes } from './recipes.ts';
import type { OpenApi, OpenApiOperation, Schema } from './world.ts';

/** One operation of the document, with its address. */
export type Operation = OpenApiOperation & { method: string; path: string };

export type Probe = {
  operation: Operation;
  prober: Prober;
  /** How the records that it names stand to the one who asks. */
  relation: Relation;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
};

export type Planner = { document: OpenApi; owners: Owners; choose: Chooser };

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** Operations that end what later probes need; they are tried last, and mended after each. */
export function ends({ method, path }: Operation): boolean {
  return method === 'DELETE' || /\/(end|switch|cancellation)$/.test(path);
}

/** Whether it makes one partner of two, after which their records are no longer each other's: done once, at the end. */
export const merges = ({ operationId }: Operation): boolean => operationId === 'mergePartner';

export const writes = ({ method }: Operation): boolean => method !== 'GET';

/** Whether the operation names records at all, in its path, its query or its body. */
export function namesRecords(operation: Operation, document: OpenApi): boolean {
  return (
    operation.parameters.some(({ schema, name }) => idPrefix(schema) || name === 'programme') ||
    JSON.stringify(withReferences(bodySchema(operation), document)).includes('_[0-7]')
  );
}

/** One probe; undefined where the actor has no record in that relation. */
export function probeOf(
  planner: Planner,
  operation: Operation,
  prober: Prober,
  relation: Relation,
  inBody: Relation = relation,
): Probe | undefined {
  const missing: string[] = [];
  const idIn = (where: Relation) => (prefix: string) => {
    const id = planner.choose(prefix, where, prober);
    if (id === undefined) missing.push(prefix);
    return id ?? '';
  };
  // What has no id in its path is the asker's own organisation, or its programme.
  const own = planner.owners.get(prober.organisationId ?? '');
  const ofProgramme = operation.path.endsWith('/programme-settings');
  let version = (ofProgramme ? planner.owners.get(own?.programmeId ?? '') : own)?.version ?? 1;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    const prefix = idPrefix(parameter?.schema ?? {});
    const value = prefix ? idIn(relation)(prefix) : programmeWord(prober, relation);
    version = planner.owners.get(value)?.version ?? 1;
    return value;
  });
  const maker: Maker = {
    schemas: planner.document.components.schemas,
    text: textBy(prober, operation),
    id: idIn(inBody),
    whole: true,
  };
  const probe = {
    operation,
    prober,
    relation: inBody === relation ? relation : inBody,
    url: path + queryOf(operation, idIn(inBody)),
    headers: headersOf(operation, version),
    body: bodyOf(operation, prober, maker),
  };
  return missing.length > 0 ? undefined : probe;
}

/** What a partner writes carries its mark; the vendor's words may be told to every partner. */
function textBy({ programme, partner }: Prober, { path }: Operation): string {
  // Whoever fills in a public form is a visitor of that programme, whatever else they are.
  if (path.includes('{programme}')) return 'Written by a visitor';
  return `Written canary:${programme}/${partner ?? 'programme'}:`;
}

function programmeWord({ programme }: Prober, relation: Relation): string {
  if (relation === 'own' || relation === 'rival') return programme;
  if (relation === 'other') return programme === 'programme-1' ? 'programme-2' : 'programme-1';
  return relation === 'random' ? 'programme-77' : '%00';
}

function queryOf({ parameters }: Operation, id: (prefix: string) => string): string {
  const query = new URLSearchParams();
  for (const { name, in: where, schema } of parameters) {
    const prefix = idPrefix(schema);
    if (where === 'query' && prefix && name !== 'cursor') query.set(name, id(prefix));
  }
  return query.size > 0 ? `?${query}` : '';
}

function headersOf(operation: Operation, version: number): Record<string, string> {
  return {
    ...(/^(PATCH|PUT|DELETE)$/.test(operation.method) ? { 'if-match': `"${version}"` } : {}),
    ...(operation.requestBody
      ? { 'content-type': Object.keys(operation.requestBody.content)[0] ?? '' }
      : {}),
    ...(operation.operationId === 'storeFile' ? { 'x-file-name': 'probe.csv' } : {}),
  };
}

function bodySchema(operation: Operation): Schema | undefined {
  return operation.requestBody?.content['application/json']?.schema;
}

let counted = 0;

function bodyOf(operation: Operation, prober: Prober, maker: Maker): string | undefined {
  if (!operation.requestBody) return undefined;
  const schema = bodySchema(operation);
  if (!schema) return `name\n${maker.text}\n`;
  const least = fitting(schema, '', maker) as Record<string, unknown>; // bodies are objects
  const text = `${maker.text} ${++counted}`;
  const recipe = recipes[operation.operationId];
  return JSON.stringify(recipe ? recipe(least, prober, text) : least);
}

function withReferences(schema: Schema | undefined, document: OpenApi): Schema {
  const text = JSON.stringify(schema ?? {});
  const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => document.components.schemas[name ?? ''],
  );
  return { text, named };
}

/** All probes of one operation by one actor; `foreign` leaves out what would touch its own records. */
export function probesOf(
  planner: Planner,
  operation: Operation,
  prober: Prober,
  foreign: boolean,
): Probe[] {
  const chosen = relations.filter((relation) => !foreign || relation !== 'own');
  const plain = chosen.map((relation) => probeOf(planner, operation, prober, relation));
  const inBody =
    operation.requestBody && /\{id\}/.test(operation.path) && bodyNamesRecords(operation);
  const mixed = inBody
    ? chosen
        .filter((relation) => relation !== 'own')
        .map((relation) => probeOf(planner, operation, prober, 'own', relation))
    : [];
  return [...plain, ...mixed].filter((probe) => probe !== undefined);
}

function bodyNamesRecords(operation: Operation): boolean {
  return JSON.stringify(bodySchema(operation) ?? {}).includes('_[0-7]');
}
