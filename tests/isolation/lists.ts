import type { Prober } from './actors.ts';
import type { Planner, Probe, Operation } from './plan.ts';

/** Names of fields that lists have or hide; a list that does not know one must say so alike. */
export const fieldNames = [
  'name',
  'status',
  'kind',
  'organisationId',
  'partnerId',
  'partnerName',
  'partnerTier',
  'customerName',
  'companyName',
  'contactEmail',
  'contactName',
  'subjectId',
  'accountId',
  'leadId',
  'policyId',
  'createdAt',
  'decidedAt',
  'offeredAt',
  'city',
  'country',
  'domain',
  'tier',
  'score',
  'to',
  'subject',
  'template',
  'title',
  'outcome',
  'orderNumber',
  'product',
  'verdict',
  'note',
  'identityKey',
  'sourceKey',
  'metrics',
  'capacity',
];

/** A list takes conditions in its query: its document names a cursor of free text. */
export function takesConditions(operation: Operation): boolean {
  return operation.parameters.some(
    ({ name, in: where, schema }) =>
      where === 'query' && name === 'cursor' && !('pattern' in schema),
  );
}

/**
 * A list asked in the ways that could show more than its reader's rows: by every field, by
 * foreign ids, sorted by every field, in long pages, from cursors that others were given.
 */
export function listProbes(
  planner: Planner,
  operation: Operation,
  prober: Prober,
  cursors: readonly string[],
): Probe[] {
  const ask = (query: string): Probe => ({
    operation,
    prober,
    relation: 'rival',
    url: `${operation.path}?${query}`,
    headers: {},
    body: undefined,
  });
  const long = ask('limit=200');
  if (!takesConditions(operation)) return [long];
  const given = cursors.map((cursor) => ask(`cursor=${encodeURIComponent(cursor)}&limit=200`));
  // What may be filtered and sorted by depends on the side alone.
  if (prober.side !== 'partner' || !/^(partner\.admin|api-key)$/.test(prober.kind))
    return [long, ...given];
  const foreign = ['org', 'acc', 'lead', 'deal'].flatMap((prefix) =>
    (['rival', 'other'] as const).map((relation) => planner.choose(prefix, relation, prober)),
  );
  const ids = foreign.filter((id) => id !== undefined);
  const queries = [
    ...fieldNames.map((field) => `sort=-${field}&limit=20`),
    ...(prober.partner === 'partner-002' ? fieldNames : []).map(
      (field) => `filter[${field}][is-not]=x`,
    ),
    ...ids.map((id) => `filter[subjectId]=${id}`),
    ...ids.map((id) => `filter={"any":[{"field":"partnerId","operator":"is","value":"${id}"}]}`),
    'filter={"not":{"field":"createdAt","operator":"is-empty"}}&limit=200',
    `filter[name]=' or true -- `,
    'sort=id),(select 1',
  ];
  return [long, ...given, ...queries.map(ask)];
}
