import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import {
  difference,
  findRows,
  problem,
  undoRows,
  whatHangsOn,
  removeRows,
  type Change,
  type ImportKind,
  type KindRun,
  type Plan,
  type ReadRow,
  type RecordKeeper,
  type Values,
  type WritePlan,
} from '../../../platform/imports/index.ts';
import { addPartners } from '../actions.ts';
import { runLandscape } from '../landscape/import-landscape.ts';
import type { PartnerInput } from '../tables.ts';
import { importFields } from './fields.ts';
import { changePartners, partnerTable, tellChanged } from './partner-table.ts';

/**
 * Partners from a file. They are known by the vendor's number, else by domain, else by name and
 * country. An empty cell leaves what is known; nothing is ever marked as left.
 */
export const partnerImport: ImportKind = {
  kind: 'partners',
  title: 'Partners',
  fields: importFields,
  keys: [
    { field: 'id', what: 'the number under which you keep the partner' },
    { field: 'domain', what: 'its domain; where a row has none, name and country' },
    { field: 'name', what: 'name and country' },
  ],
  begin: (_call, { key }) =>
    Promise.resolve<KindRun>({ plan: (call, rows) => plan(call, rows, key), write }),
  formats: { landscape: { run: runLandscape } },
};

type Found = { id: string; values: Values };
type Index = {
  bySource: Map<string, Found>;
  byDomain: Map<string, Found[]>;
  byName: Map<string, Found[]>;
};

const text = (values: Values, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};
const nameKey = (name: string, country: string) => `${name.toLowerCase()} in ${country}`;

async function plan(call: Call, read: readonly ReadRow[], key: string): Promise<Plan[]> {
  const rows = read.map(withDomain);
  const index = await lookUp(call, rows);
  return rows.map((row) => planRow(row, key, index));
}

/** Where a row gives a web site alone, that is the domain's too. */
function withDomain({ row, values }: ReadRow): ReadRow {
  const website = text(values, 'website');
  if (website === null || text(values, 'domain') !== null) return { row, values };
  const address = website.includes('://') ? website : `https://${website}`;
  if (!URL.canParse(address)) return { row, values };
  return { row, values: { ...values, domain: new URL(address).hostname.replace(/^www\./, '') } };
}

/** All partners that a row of the chunk may stand for, in one query by three indexes. */
async function lookUp(call: Call, rows: readonly ReadRow[]): Promise<Index> {
  const all = (field: string) => [
    ...new Set(rows.flatMap(({ values }) => text(values, field) ?? [])),
  ];
  const found = await findRows(
    call,
    partnerTable,
    sql`(t.source_key = any(${all('id')}) or t.domain = any(${all('domain')}) or lower(t.name) = any(${all('name').map((name) => name.toLowerCase())}))`,
  );
  const index: Index = { bySource: new Map(), byDomain: new Map(), byName: new Map() };
  for (const row of found) {
    const source = text(row.values, 'sourceKey');
    if (source !== null) index.bySource.set(source, row);
    gather(index.byDomain, text(row.values, 'domain'), row);
    gather(
      index.byName,
      nameKey(text(row.values, 'name') ?? '', text(row.values, 'country') ?? ''),
      row,
    );
  }
  return index;
}

function gather(map: Map<string, Found[]>, name: string | null, row: Found): void {
  if (name !== null) map.set(name, [...(map.get(name) ?? []), row]);
}

type Identity = { key: string; alias?: string; found: Found[] };

function identify(values: Values, by: string, index: Index): Identity {
  const name = nameKey(text(values, 'name') ?? '', text(values, 'country') ?? '');
  const named = index.byName.get(name) ?? [];
  const source = text(values, 'id');
  if (by === 'id' && source !== null) {
    const own = index.bySource.get(source);
    // A partner that was added by hand is known by its number from now on.
    const adopted = named.filter((one) => text(one.values, 'sourceKey') === null);
    return { key: `number ${source}`, alias: name, found: own ? [own] : adopted.slice(0, 1) };
  }
  const domain = text(values, 'domain');
  if (by === 'domain' && domain !== null)
    return { key: `domain ${domain}`, alias: name, found: index.byDomain.get(domain) ?? [] };
  return { key: name, found: named };
}

function planRow({ row, values }: ReadRow, by: string, index: Index): Plan {
  const label = text(values, 'name') ?? '';
  if (by === 'id' && text(values, 'id') === null)
    return refused(
      row,
      'id',
      'imports.key-missing',
      `${label} has no number, by which partners of this file are told apart. Fill it in.`,
    );
  const { key, alias, found } = identify(values, by, index);
  if (found.length > 1)
    return refused(
      row,
      by,
      'imports.key-ambiguous',
      `There are ${found.length} partners with the ${key}. Map the column of your partner number, so that each can be told apart.`,
    );
  const [present] = found;
  const source = text(values, 'id');
  const holder = source === null ? undefined : index.bySource.get(source);
  if (holder && holder.id !== present?.id)
    return refused(
      row,
      'id',
      'imports.key-taken',
      `The number ${source} belongs to ${text(holder.values, 'name')}. Correct the number, or take it as the key.`,
    );
  const identity = {
    key,
    label,
    ...(alias === undefined ? {} : { alias }),
    ...(source === null ? {} : { claims: [`number ${source}`] }),
  };
  const wanted = wantedOf(values);
  if (!present) return { outcome: 'create', ...identity, values: wanted };
  const differs = difference(present.values, wanted);
  return differs
    ? { outcome: 'change', ...identity, id: present.id, ...differs }
    : { outcome: 'unchanged', ...identity, id: present.id };
}

function refused(row: number, field: string, code: string, message: string): Plan {
  return { outcome: 'refused', problems: [problem(row, field, code, message)] };
}

/** The columns that a row speaks of; empty cells say nothing. */
function wantedOf({ id, ...values }: Values): Values {
  return Object.fromEntries(
    Object.entries({ ...values, sourceKey: id ?? null }).filter(([, value]) => value !== null),
  );
}

async function write(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const creates = plans.filter((one) => one.outcome === 'create');
  const changes = plans.filter((one) => one.outcome === 'change');
  const made = await addPartners(
    call,
    // Planned from the fields above: name and country are required there.
    creates.map(({ values }) => ({ roles: ['reseller'], ...values }) as unknown as PartnerInput),
  );
  await changePartners(call, changes);
  return [
    ...made.map(
      ({ id }, at): Change => ({
        record: 'partner',
        recordId: id,
        action: 'created',
        before: null,
        after: creates[at]?.values ?? {},
      }),
    ),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'partner',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

export const partnerKeeper: RecordKeeper = {
  record: 'partner',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: partnerTable,
      hanging: async (own, ids) =>
        new Map([
          ...(await whatHangsOn(own, 'organisations', ids, ['partners'])),
          ...(await whatHangsOn(own, 'partners', ids, ['partner_roles'])),
        ]),
      // The partner's own row goes with its organisation.
      remove: (own, ids) => removeRows(own, 'organisations', ids),
      restored: tellChanged,
    }),
};
