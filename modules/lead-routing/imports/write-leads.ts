import type { Call } from '../../../platform/database/index.ts';
import { findPolicyInForce } from '../../../platform/decisions/index.ts';
import {
  writeRows,
  type Change,
  type Values,
  type WritePlan,
} from '../../../platform/imports/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { findOrMakeAccounts, madeAccount } from '../../accounts/index.ts';
import { routeLeads } from '../routing.ts';
import * as store from '../store.ts';
import type { NewLeadRow } from '../tables.ts';
import { leadTable, openLeadsOf, personKey } from './lead-table.ts';

/** Writes a chunk of leads: those of companies find their accounts, repeated ones join, new ones are routed. */
export async function writeLeads(call: Call, plans: readonly WritePlan[]): Promise<Change[]> {
  const creates = plans.flatMap((one) => (one.outcome === 'create' ? [one.values] : []));
  const changes = plans.filter((one) => one.outcome === 'change');
  return [...(await createLeads(call, creates)), ...(await changeLeads(call, changes))];
}

async function createLeads(call: Call, leads: readonly Values[]): Promise<Change[]> {
  if (leads.length === 0) return [];
  const open = await openLeadsOf(call, leads);
  const first = new Map<string, number>();
  for (const [at, lead] of leads.entries()) {
    const person = personKey(lead);
    if (!open.has(person) && !first.has(person)) first.set(person, at);
  }
  const repeats = (lead: Values, at: number) => first.get(personKey(lead)) !== at;
  const company = leads.flatMap((lead, at) =>
    lead['personal'] === true || repeats(lead, at) ? [] : [at],
  );
  const accounts = await findOrMakeAccounts(
    call,
    company.map((at) => accountOf(leads[at] ?? {})),
  );
  const accountAt = new Map(company.map((at, place) => [at, accounts.ids[place] ?? null]));
  const rows = leads.map((lead, at) => ({ ...lead, accountId: accountAt.get(at) ?? null }));
  // Planned from the fields of leads: company and address are always there.
  const ids = await store.insertLeads(
    call,
    rows.map((row) => ({ ...row, source: 'csv' }) as unknown as NewLeadRow),
  );
  const joins = leads.flatMap((lead, at) => {
    if (!repeats(lead, at)) return [];
    const into = open.get(personKey(lead)) ?? ids[first.get(personKey(lead)) ?? -1];
    return into === undefined ? [] : [{ id: ids[at] ?? '', into }];
  });
  await join(call, joins);
  await route(
    call,
    ids.filter((_, at) => !repeats(leads[at] ?? {}, at)),
  );
  return [
    ...accounts.made.map(({ id, organisationId: _owner, ...account }) => madeAccount(id, account)),
    ...rows.map(
      (row, at): Change => ({
        record: 'lead',
        recordId: ids[at] ?? '',
        action: 'created',
        before: null,
        after: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
      }),
    ),
  ];
}

function accountOf(lead: Values) {
  const text = (field: string) => (typeof lead[field] === 'string' ? lead[field] : null);
  return {
    name: text('companyName') ?? '',
    domain: text('contactEmail'),
    city: text('city'),
    region: text('region'),
    country: text('country'),
    postalCode: text('postalCode'),
    industry: text('industry'),
    employees: typeof lead['employees'] === 'number' ? lead['employees'] : null,
  };
}

async function join(call: Call, joins: readonly { id: string; into: string }[]): Promise<void> {
  await store.saveLeadStates(
    call,
    joins.map(({ id, into }) => ({
      id,
      version: 1,
      status: 'joined' as const,
      joinedInto: into,
      inboxReason: null,
      decisionId: null,
    })),
  );
  await publishMany(
    call,
    'lead-routing.lead-repeated',
    joins.map(({ id, into }) => ({ subjectId: into, facts: { leadId: id } })),
  );
}

/** A programme without a routing policy keeps its leads as new. */
async function route(call: Call, ids: readonly string[]): Promise<void> {
  if (!(await findPolicyInForce(call, 'lead-routing'))) return;
  await routeLeads(call, await store.lockNewLeads(call.tx, call.actor, ids));
}

type LeadChange = Extract<WritePlan, { outcome: 'change' }>;

async function changeLeads(call: Call, changes: readonly LeadChange[]): Promise<Change[]> {
  if (changes.length === 0) return [];
  await writeRows(
    call,
    leadTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  await tellChanged(
    call,
    changes.map(({ id, after }) => ({ id, fields: Object.keys(after) })),
  );
  return changes.map(({ id, before, after }) => ({
    record: 'lead',
    recordId: id,
    action: 'changed',
    before,
    after,
  }));
}

export async function tellChanged(
  call: Call,
  changed: readonly { id: string; fields: string[] }[],
): Promise<void> {
  await publishMany(
    call,
    'lead-routing.lead-changed',
    changed.map(({ id, fields }) => ({ subjectId: id, facts: { fields } })),
  );
}
