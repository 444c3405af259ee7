import { sql } from 'kysely';
import { programmeOf } from '../../platform/access/index.ts';
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
import { publish } from '../../platform/journal/index.ts';
import { productIdsBySku } from '../catalogue/index.ts';
import { partnerFinder, type FindPartner } from '../partners/index.ts';
import { millionths, ofMillionths } from './exact.ts';
import { lineFields } from './import-fields.ts';
import { insertOrderLines, type NewOrderLine } from './store.ts';

const lineTable: RecordTable = {
  table: 'order_lines',
  columns: {
    organisationId: 'text',
    sourceKey: 'text',
    orderNumber: 'text',
    orderedOn: 'date',
    productId: 'text',
    territory: 'text',
    quantity: 'integer',
    unitPrice: 'numeric(19,6)',
    discountAmount: 'numeric(19,6)',
    amount: 'numeric(19,6)',
    currency: 'text',
    promotion: 'text',
  },
  versioned: false,
  touched: false,
};

/** Order lines from a file, their amounts exactly as they stand there. */
export const transactionImport: ImportKind = {
  kind: 'transactions',
  title: 'Transactions',
  fields: lineFields,
  keys: [
    { field: 'id', what: 'the number of the order line' },
    {
      field: 'orderNumber',
      what: 'order number and line number, else order, product and their turn',
    },
  ],
  begin: async (call, { key }) => {
    const known: Known = {
      by: key,
      findPartner: await partnerFinder(call),
      products: await productIdsBySku(call.tx, call.actor),
      currency: (await programmeOf(call)).currency,
      turns: new Map(),
    };
    let written = 0;
    return {
      plan: (own, rows) => plan(own, rows, known),
      write: (own, plans) => {
        written += plans.length;
        return write(own, plans);
      },
      finish: async (own) => {
        if (written > 0) await tellRecorded(own, { lines: written });
        return {};
      },
    };
  },
};

/** Whoever keeps tiers reacts to it, once for the whole file. */
async function tellRecorded(call: Call, facts: Record<string, number>): Promise<void> {
  await publish(call, 'sales.order-lines-recorded', { subjectId: call.actor.programmeId, facts });
}

type Known = {
  by: string;
  findPartner: FindPartner;
  products: ReadonlyMap<string, string>;
  currency: string;
  /** How often an order had lines of one product so far. */
  turns: Map<string, number>;
};

async function plan(call: Call, rows: readonly ReadRow[], known: Known): Promise<Plan[]> {
  const keys = rows.map(({ values }) => keyOf(values, known));
  const found = await findRows(call, lineTable, sql`t.source_key = any(${keys})`);
  const bySource = new Map(found.map((row) => [row.values['sourceKey'], row]));
  return rows.map(({ row, values }, at): Plan => {
    const key = keys[at] ?? '';
    const wanted = lineOf(row, values, known);
    if (Array.isArray(wanted)) return { outcome: 'refused', problems: wanted };
    const identity = { key: `line ${key}`, label: `order ${String(values['orderNumber'])}` };
    const present = bySource.get(key);
    const line = { ...wanted, sourceKey: key };
    if (!present)
      return {
        outcome: 'create',
        ...identity,
        values: { discountAmount: ofMillionths(0n), currency: known.currency, ...line },
      };
    const differs = difference(present.values, line);
    return differs
      ? { outcome: 'change', ...identity, id: present.id, ...differs }
      : { outcome: 'unchanged', ...identity, id: present.id };
  });
}

/** The same for the same file again: a turn is counted where no line number tells lines apart. */
function keyOf(values: Values, { by, turns }: Known): string {
  const { id, orderNumber, lineNumber, product } = values;
  if (by === 'id' && typeof id === 'string') return id;
  if (typeof lineNumber === 'string') return `${String(orderNumber)}/${lineNumber}`;
  const stem = `${String(orderNumber)}/${typeof product === 'string' ? product : ''}`;
  const turn = (turns.get(stem) ?? 0) + 1;
  turns.set(stem, turn);
  return turn === 1 ? stem : `${stem}#${turn}`;
}

function lineOf(
  row: number,
  values: Values,
  { by, findPartner, products }: Known,
): Values | ReturnType<typeof problem>[] {
  const problems: ReturnType<typeof problem>[] = [];
  const wrong = (field: string, code: string, message: string) =>
    void problems.push(problem(row, field, code, message));
  if (by === 'id' && typeof values['id'] !== 'string')
    wrong(
      'id',
      'imports.key-missing',
      'The line has no number, by which lines of this file are told apart. Fill it in.',
    );
  const partner = findPartner(String(values['partner']));
  if ('problem' in partner) wrong('partner', partner.code, partner.problem);
  const { product } = values;
  const productId = typeof product === 'string' ? products.get(product) : null;
  if (productId === undefined)
    wrong(
      'product',
      'sales.product-unknown',
      `There is no product ${String(product)}. Import the products first, or correct the number.`,
    );
  const exact = (field: string, otherwise: bigint) => {
    const value = values[field];
    const units = typeof value === 'string' ? millionths(value) : otherwise;
    if (units === undefined)
      wrong(
        field,
        'sales.amount-out-of-range',
        `“${String(value)}” has more than six decimals or more than thirteen digits before them. Correct it.`,
      );
    return units ?? 0n;
  };
  const unitPrice = exact('unitPrice', 0n);
  const discount = exact('discountAmount', 0n);
  const amount = exact('amount', unitPrice * BigInt(Number(values['quantity'])) - discount);
  if (problems.length > 0) return problems;
  const line = {
    organisationId: 'id' in partner ? partner.id : '',
    orderNumber: values['orderNumber'] ?? '',
    orderedOn: values['orderedOn'] ?? '',
    productId: productId ?? null,
    territory: values['territory'] ?? null,
    quantity: values['quantity'] ?? 0,
    unitPrice: ofMillionths(unitPrice),
    discountAmount: typeof values['discountAmount'] === 'string' ? ofMillionths(discount) : null,
    amount: ofMillionths(amount),
    currency: values['currency'] ?? null,
    promotion: values['promotion'] ?? null,
  };
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null));
}

async function write(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const made = plans.flatMap((one) =>
    one.outcome === 'create' ? [{ id: newId('line'), values: one.values }] : [],
  );
  const changes = plans.filter((one) => one.outcome === 'change');
  // Planned above with every column of a line.
  await insertOrderLines(
    call,
    made.map(({ id, values }) => ({ ...(values as unknown as NewOrderLine), id })),
  );
  await writeRows(
    call,
    lineTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  return [
    ...made.map(
      ({ id, values }): Change => ({
        record: 'order-line',
        recordId: id,
        action: 'created',
        before: null,
        after: values,
      }),
    ),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'order-line',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

export const transactionKeeper: RecordKeeper = {
  record: 'order-line',
  undo: async (call, changes) => {
    const kept = await undoRows(call, changes, {
      table: lineTable,
      hanging: (own, ids) => whatHangsOn(own, 'order_lines', ids),
    });
    await tellRecorded(call, { takenBack: changes.length - kept.length });
    return kept;
  },
};
