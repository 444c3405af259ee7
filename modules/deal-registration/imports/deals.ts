import { programmeOf, type Programme } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import {
  difference,
  problem,
  recordsOfKeys,
  rowsById,
  type ImportKind,
  type Plan,
  type ReadRow,
  type Values,
} from '../../../platform/imports/index.ts';
import { isCurrency, parseMoney } from '../../../platform/money/index.ts';
import { companyDomain } from '../../accounts/index.ts';
import { partnerFinder, type FindPartner } from '../../partners/index.ts';
import { dealTable } from './deal-table.ts';
import { dealFields } from './fields.ts';
import { writeDeals } from './write-deals.ts';

/** Deal registrations as the vendor has them; one handed in just now is judged as a partner's is. */
export const dealImport: ImportKind = {
  kind: 'deals',
  title: 'Deal registrations',
  fields: dealFields,
  keys: [
    { field: 'id', what: 'the number under which you keep the deal' },
    { field: 'customerName', what: 'partner, customer and product' },
  ],
  begin: async (call, { key }) => {
    const known = {
      by: key,
      findPartner: await partnerFinder(call),
      programme: await programmeOf(call),
    };
    return {
      plan: (own, rows) => plan(own, rows, known),
      write: (own, plans) => writeDeals(own, plans, known.programme),
    };
  },
};

type Known = { by: string; findPartner: FindPartner; programme: Programme };
type Problems = ReturnType<typeof problem>[];

async function plan(call: Call, rows: readonly ReadRow[], known: Known): Promise<Plan[]> {
  const wanted = rows.map((row) => dealOf(row, known));
  const keys = wanted.map((one, at) =>
    Array.isArray(one) ? '' : keyOf(rows[at]?.values ?? {}, one, known.by),
  );
  const ids = await recordsOfKeys(call, 'deal', keys);
  const present = await rowsById(call, dealTable, [...ids.values()]);
  return rows.map((_, at): Plan => {
    const deal = wanted[at] ?? {};
    if (Array.isArray(deal)) return { outcome: 'refused', problems: deal };
    const key = keys[at] ?? '';
    const identity = { key: `deal ${key}`, label: `the deal with ${String(deal['customerName'])}` };
    const stored = present.get(ids.get(key) ?? '');
    if (!stored) return { outcome: 'create', ...identity, values: { ...deal, sourceKey: key } };
    const { status: _status, registeredOn: _on, protectedUntil: _until, ...told } = deal;
    const differs = difference(stored.values, told);
    return differs
      ? { outcome: 'change', ...identity, id: stored.id, ...differs }
      : { outcome: 'unchanged', ...identity, id: stored.id };
  });
}

function keyOf({ id }: Values, deal: Values, by: string): string {
  if (by === 'id') return String(id);
  const { organisationId, customerName, product } = deal;
  return [organisationId, customerName, product ?? ''].map(String).join(' / ').toLowerCase();
}

/** What a row says of a deal; empty cells say nothing. */
function dealOf(
  { row, values }: ReadRow,
  { by, findPartner, programme }: Known,
): Values | Problems {
  const problems: Problems = [];
  const wrong = (field: string, code: string, message: string) =>
    void problems.push(problem(row, field, code, message));
  if (by === 'id' && typeof values['id'] !== 'string')
    wrong(
      'id',
      'imports.key-missing',
      'The deal has no number, by which deals of this file are told apart. Fill it in.',
    );
  const partner = findPartner(String(values['partner']));
  if ('problem' in partner) wrong('partner', partner.code, partner.problem);
  const money = moneyOf(values, programme.currency);
  if (typeof money === 'string') wrong('amount', 'deal-registration.amount-unreadable', money);
  if (problems.length > 0) return problems;
  const { id: _id, partner: _partner, amount: _amount, currency: _currency, ...told } = values;
  const deal = {
    ...told,
    organisationId: 'id' in partner ? partner.id : null,
    customerDomain:
      companyDomain(text(values, 'customerDomain')) ??
      companyDomain(text(values, 'contactEmail')) ??
      null,
    ...(typeof money === 'object' && money !== null ? money : {}),
  };
  return Object.fromEntries(Object.entries(deal).filter(([, value]) => value !== null));
}

const text = (values: Values, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};

/** @returns what is wrong, in words, when it is a text */
function moneyOf(values: Values, otherwise: string): Values | string | null {
  const amount = text(values, 'amount');
  if (amount === null) return null;
  const currency = text(values, 'currency') ?? otherwise;
  if (!isCurrency(currency))
    return `“${currency}” is no currency that is known. Write its code, such as EUR.`;
  try {
    return { amountMinor: parseMoney(amount, currency).minor, currency };
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}. Round it.`;
    throw error;
  }
}
