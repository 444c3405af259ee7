import { sql } from 'kysely';
import { newId, type Call } from '../../platform/database/index.ts';
import {
  difference,
  findRows,
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
import { insertProducts, type NewProduct } from './store.ts';

const productTable: RecordTable = {
  table: 'products',
  columns: {
    name: 'text',
    sku: 'text',
    category: 'text',
    subcategory: 'text',
    family: 'text',
    description: 'text',
  },
  versioned: true,
  touched: false,
};

/** Products from a file, known by their number. */
export const productImport: ImportKind = {
  kind: 'products',
  title: 'Products',
  fields: [
    {
      field: 'sku',
      label: 'Product number',
      kind: 'text',
      required: true,
      maxCharacters: 100,
      headers: ['product number', 'product code', 'product id', 'article number'],
    },
    {
      field: 'name',
      label: 'Name',
      kind: 'text',
      required: true,
      maxCharacters: 300,
      headers: ['product', 'product name', 'title', 'produkt', 'produit', 'producto'],
    },
    { field: 'category', label: 'Category', kind: 'text', maxCharacters: 200 },
    { field: 'subcategory', label: 'Subcategory', kind: 'text', maxCharacters: 200 },
    {
      field: 'family',
      label: 'Family',
      kind: 'text',
      maxCharacters: 200,
      headers: ['product line', 'line', 'series'],
    },
    { field: 'description', label: 'Description', kind: 'text', maxCharacters: 5_000 },
  ],
  keys: [{ field: 'sku', what: 'the product number' }],
  begin: () => Promise.resolve({ plan, write }),
};

async function plan(call: Call, rows: readonly ReadRow[]): Promise<Plan[]> {
  const skus = rows.map(({ values }) => String(values['sku']));
  const found = await findRows(call, productTable, sql`t.sku = any(${skus})`);
  const bySku = new Map(found.map((row) => [row.values['sku'], row]));
  return rows.map(({ values }): Plan => {
    const sku = String(values['sku']);
    const identity = { key: `number ${sku}`, label: String(values['name']) };
    const wanted: Values = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null),
    );
    const present = bySku.get(sku);
    if (!present) return { outcome: 'create', ...identity, values: wanted };
    const differs = difference(present.values, wanted);
    return differs
      ? { outcome: 'change', ...identity, id: present.id, ...differs }
      : { outcome: 'unchanged', ...identity, id: present.id };
  });
}

async function write(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const made = plans.flatMap((one) =>
    one.outcome === 'create' ? [{ id: newId('prod'), values: one.values }] : [],
  );
  const changes = plans.filter((one) => one.outcome === 'change');
  await insertProducts(
    call,
    // Number and name are required fields.
    made.map(({ id, values }) => ({ ...(values as unknown as NewProduct), id })),
  );
  await writeRows(
    call,
    productTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  return [
    ...made.map(
      ({ id, values }): Change => ({
        record: 'product',
        recordId: id,
        action: 'created',
        before: null,
        after: values,
      }),
    ),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'product',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

export const productKeeper: RecordKeeper = {
  record: 'product',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: productTable,
      hanging: (own, ids) => whatHangsOn(own, 'products', ids),
    }),
};
