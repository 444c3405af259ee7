import { sql } from 'kysely';
import { newId, type Call } from '../../platform/database/index.ts';
import {
  difference,
  findRows,
  problem,
  undoRows,
  whatHangsOn,
  writeRows,
  type Change,
  type ImportKind,
  type Plan,
  type ReadRow,
  type RecordKeeper,
  type RecordTable,
  type Values,
  type WritePlan,
} from '../../platform/imports/index.ts';
import { publishMany } from '../../platform/journal/index.ts';
import { companyDomain, identityKey, normalisedName } from './rules.ts';
import { insertAccounts, type NewAccountRow } from './store.ts';

const accountTable: RecordTable = {
  table: 'accounts',
  columns: {
    name: 'text',
    domain: 'text',
    city: 'text',
    region: 'text',
    country: 'text',
    postalCode: 'text',
    industry: 'text',
    employees: 'integer',
    identityKey: 'text',
    nameKey: 'text',
    sourceKey: 'text',
  },
  versioned: true,
  touched: true,
};

/**
 * The vendor's own accounts from a file. They are known by number, else by what makes two records
 * one customer: domain and city, or name, city and country where no company domain is known.
 */
export const accountImport: ImportKind = {
  kind: 'accounts',
  title: 'Accounts',
  fields: [
    {
      field: 'id',
      label: 'Account number',
      kind: 'text',
      maxCharacters: 200,
      headers: ['account id', 'account number', 'customer id', 'customer number', 'source key'],
    },
    {
      field: 'name',
      label: 'Name',
      kind: 'text',
      required: true,
      maxCharacters: 300,
      headers: ['customer', 'customer name'],
    },
    { field: 'domain', label: 'Domain', kind: 'domain', maxCharacters: 253 },
    { field: 'city', label: 'City', kind: 'text', maxCharacters: 200 },
    { field: 'region', label: 'Region', kind: 'text', maxCharacters: 20 },
    { field: 'country', label: 'Country', kind: 'country' },
    { field: 'postalCode', label: 'Postal code', kind: 'text', maxCharacters: 20 },
    { field: 'industry', label: 'Industry', kind: 'text', maxCharacters: 200 },
    { field: 'employees', label: 'Employees', kind: 'integer', atMost: 10_000_000 },
  ],
  keys: [
    { field: 'id', what: 'the number under which you keep the account' },
    { field: 'domain', what: 'domain and city; where a row has no domain, name, city and country' },
    { field: 'name', what: 'the same' },
  ],
  begin: (_call, { key }) =>
    Promise.resolve({
      plan: (call: Call, rows: readonly ReadRow[]) => plan(call, rows, key),
      write,
    }),
};

const text = (values: Values, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};

/** What makes it the same customer as another, from its other columns. */
function identified(values: Values): { identityKey: string; nameKey: string } {
  const name = text(values, 'name') ?? '';
  const [domain, city, country] = ['domain', 'city', 'country'].map((field) => text(values, field));
  return {
    identityKey: identityKey({
      name,
      domain: domain ?? null,
      city: city ?? null,
      country: country ?? null,
    }),
    nameKey: normalisedName(name),
  };
}

async function plan(call: Call, rows: readonly ReadRow[], by: string): Promise<Plan[]> {
  const wanted = rows.map(({ values }) => wantedOf(values));
  const identities = wanted.map((values) => identified(values).identityKey);
  const sources = wanted.flatMap((values) => text(values, 'sourceKey') ?? []);
  const found = await findRows(
    call,
    accountTable,
    sql`t.organisation_id is null and t.merged_into is null
      and (t.identity_key = any(${[...new Set(identities)]}) or t.source_key = any(${[...new Set(sources)]}))`,
  );
  const bySource = new Map(found.map((row) => [text(row.values, 'sourceKey'), row]));
  const byIdentity = new Map<string, typeof found>();
  for (const row of found) {
    const identity = text(row.values, 'identityKey') ?? '';
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), row]);
  }
  return rows.map(({ row }, at): Plan => {
    const values = wanted[at] ?? {};
    const identity = identities[at] ?? '';
    const source = text(values, 'sourceKey');
    const label = text(values, 'name') ?? '';
    const refused = (field: string, code: string, message: string): Plan => ({
      outcome: 'refused',
      problems: [problem(row, field, code, message)],
    });
    if (by === 'id' && source === null)
      return refused(
        'id',
        'imports.key-missing',
        `${label} has no number, by which accounts of this file are told apart. Fill it in.`,
      );
    const same = byIdentity.get(identity) ?? [];
    const own = source === null ? undefined : bySource.get(source);
    const free = same.find((one) => text(one.values, 'sourceKey') === null);
    const present = by === 'id' ? (own ?? free) : same[0];
    if (own && own !== present)
      return refused(
        'id',
        'imports.key-taken',
        `The number ${source} belongs to ${text(own.values, 'name')}. Correct the number, or take it as the key.`,
      );
    const identityOf =
      by === 'id'
        ? { key: `number ${source}`, alias: identity, label }
        : { key: identity, label, ...(source === null ? {} : { claims: [`number ${source}`] }) };
    const after = { ...values, ...identified({ ...present?.values, ...values }) };
    if (!present) return { outcome: 'create', ...identityOf, values: after };
    const differs = difference(present.values, after);
    return differs
      ? { outcome: 'change', ...identityOf, id: present.id, ...differs }
      : { outcome: 'unchanged', ...identityOf, id: present.id };
  });
}

/** The columns that a row speaks of; a free-mail domain says nothing about a company. */
function wantedOf({ id, domain, ...values }: Values): Values {
  const company = typeof domain === 'string' ? (companyDomain(domain) ?? null) : null;
  return Object.fromEntries(
    Object.entries({ ...values, domain: company, sourceKey: id ?? null }).filter(
      ([, value]) => value !== null,
    ),
  );
}

async function write(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const made = plans.flatMap((one) =>
    one.outcome === 'create' ? [{ id: newId('acc'), values: one.values }] : [],
  );
  const changes = plans.filter((one) => one.outcome === 'change');
  await insertAccounts(
    call,
    // Planned from the fields above: the name is required there, the keys are computed.
    made.map(
      ({ id, values }) => ({ organisationId: null, ...values, id }) as unknown as NewAccountRow,
    ),
  );
  await writeRows(
    call,
    accountTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  await tellChanged(
    call,
    changes.map(({ id, after }) => ({ id, fields: Object.keys(after) })),
  );
  return [
    ...made.map(({ id, values }) => madeAccount(id, values)),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'account',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

/** The change that undoes an account that an import made. */
export function madeAccount(id: string, values: Values): Change {
  const columns = Object.entries(values).filter(
    ([name, value]) => name in accountTable.columns && value !== null,
  );
  return {
    record: 'account',
    recordId: id,
    action: 'created',
    before: null,
    after: Object.fromEntries(columns),
  };
}

function tellChanged(call: Call, changed: readonly { id: string; fields: string[] }[]) {
  return publishMany(
    call,
    'accounts.account-changed',
    changed.map(({ id, fields }) => ({ subjectId: id, facts: { fields } })),
  ).then(() => undefined);
}

export const accountKeeper: RecordKeeper = {
  record: 'account',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: accountTable,
      hanging: (own, ids) => whatHangsOn(own, 'accounts', ids),
      restored: tellChanged,
    }),
};
