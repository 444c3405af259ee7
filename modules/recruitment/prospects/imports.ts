import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import {
  difference,
  findRows,
  undoRows,
  writeRows,
  type Change,
  type ImportField,
  type ImportKind,
  type Plan,
  type ReadRow,
  type RecordKeeper,
  type RecordTable,
  type Values,
  type WritePlan,
} from '../../../platform/imports/index.ts';
import { partnerRoles } from '../../partners/index.ts';
import * as store from './store.ts';

const prospectTable: RecordTable = {
  table: 'prospects',
  columns: {
    name: 'text',
    role: 'text',
    domain: 'text',
    country: 'text',
    region: 'text',
    city: 'text',
    email: 'text',
    businessType: 'text',
    employees: 'integer',
    industries: 'text[]',
    specialisations: 'text[]',
    languages: 'text[]',
  },
  versioned: true,
  touched: true,
};

const list = { kind: 'text', list: true, maxCharacters: 100 } as const;
const fields: readonly ImportField[] = [
  { field: 'name', label: 'Name', kind: 'text', required: true, maxCharacters: 300 },
  { field: 'role', label: 'Role', kind: 'text', oneOf: partnerRoles },
  { field: 'domain', label: 'Domain', kind: 'domain', maxCharacters: 253 },
  { field: 'country', label: 'Country', kind: 'country', required: true },
  { field: 'region', label: 'Region', kind: 'text', maxCharacters: 20 },
  { field: 'city', label: 'City', kind: 'text', maxCharacters: 200 },
  { field: 'email', label: 'E-mail', kind: 'email', maxCharacters: 320 },
  { field: 'businessType', label: 'Business type', kind: 'text', maxCharacters: 100 },
  { field: 'employees', label: 'Employees', kind: 'integer', atMost: 10_000_000 },
  { field: 'industries', label: 'Industries', ...list, headers: ['industry', 'sector', 'branche'] },
  { field: 'specialisations', label: 'Specialisations', ...list },
  { field: 'languages', label: 'Languages', ...list, headers: ['language', 'sprache'] },
];

/** Prospects from a file, known by their domain, else by name and country. An empty cell leaves what is known. */
export const prospectImport: ImportKind = {
  kind: 'prospects',
  title: 'Prospects',
  fields,
  keys: [
    { field: 'domain', what: 'the firm’s domain; where a row has none, name and country' },
    { field: 'name', what: 'name and country' },
  ],
  begin: (_call, { key }) =>
    Promise.resolve({ plan: (call, rows) => plan(call, rows, key), write }),
};

function keyOf({ domain, name, country }: Values, by: string): string {
  return by === 'domain' && typeof domain === 'string'
    ? `domain ${domain}`
    : `${String(name).toLowerCase()} in ${String(country)}`;
}

async function plan(call: Call, rows: readonly ReadRow[], by: string): Promise<Plan[]> {
  const domains = rows.flatMap(({ values: { domain } }) =>
    typeof domain === 'string' ? [domain] : [],
  );
  const names = rows.map(({ values }) => String(values['name']).toLowerCase());
  const found = await findRows(
    call,
    prospectTable,
    sql`(t.domain = any(${domains}) or lower(t.name) = any(${names}))`,
  );
  const known = new Map(found.map((row) => [keyOf(row.values, by), row]));
  // A firm that was listed without its domain is the same once the domain is known.
  for (const row of found)
    if (row.values['domain'] === null) known.set(keyOf(row.values, 'name'), row);
  return rows.map(({ values }): Plan => {
    const identity = {
      key: keyOf(values, by),
      alias: keyOf(values, 'name'),
      label: String(values['name']),
    };
    const wanted: Values = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null),
    );
    const present = known.get(identity.key) ?? known.get(identity.alias);
    if (!present) return { outcome: 'create', ...identity, values: wanted };
    const differs = difference(present.values, wanted);
    return differs
      ? { outcome: 'change', ...identity, id: present.id, ...differs }
      : { outcome: 'unchanged', ...identity, id: present.id };
  });
}

async function write(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const creates = plans.flatMap((one) => (one.outcome === 'create' ? [one.values] : []));
  const changes = plans.filter((one) => one.outcome === 'change');
  const ids = await store.insertProspects(
    call,
    // Name and country are required fields.
    creates.map((values) => ({ role: 'reseller', ...values }) as unknown as store.NewProspect),
  );
  await writeRows(
    call,
    prospectTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  return [
    ...ids.map(
      (recordId, at): Change => ({
        record: 'prospect',
        recordId,
        action: 'created',
        before: null,
        after: creates[at] ?? {},
      }),
    ),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'prospect',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

export const prospectKeeper: RecordKeeper = {
  record: 'prospect',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: prospectTable,
      // Whoever was invited stays known as such.
      hanging: async (own, ids) =>
        new Map((await store.invitedOf(own, ids)).map((id) => [id, 'invitations'])),
    }),
};
