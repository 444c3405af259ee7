import { sql } from 'kysely';
import { programmeOf } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import {
  difference,
  findRows,
  problem,
  type ImportKind,
  type KindRun,
  type Plan,
  type ReadRow,
  type Values,
} from '../../../platform/imports/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { companyDomain, isDeliverable, mailKind } from '../../accounts/index.ts';
import { leadFields } from './fields.ts';
import { leadTable, openLeadsOf, personKey } from './lead-table.ts';
import { writeLeads } from './write-leads.ts';

/**
 * Leads from a file. They are known by number, else by address and company; who asks again joins
 * the lead that is being worked. Any local@label is an address; one that no mail can reach is
 * marked so. New leads are routed at once.
 */
export const leadImport: ImportKind = {
  kind: 'leads',
  title: 'Leads',
  fields: leadFields,
  keys: [
    { field: 'id', what: 'the number of the lead in its source' },
    { field: 'contactEmail', what: 'address and company; who asks again joins the earlier lead' },
  ],
  begin: async (call, { key }) => runOf(key, (await programmeOf(call)).vendorDomain),
};

type Known = {
  by: string;
  ownDomains: readonly string[];
  /** How often a person of a company was in the file so far. */
  turns: Map<string, number>;
};

function runOf(by: string, vendorDomain: string | null): KindRun {
  const known: Known = {
    by,
    ownDomains: vendorDomain === null ? [] : [vendorDomain],
    turns: new Map(),
  };
  const people = new Set<string>();
  let created = 0;
  let joined = 0;
  return {
    plan: async (call, rows) => {
      const plans = await plan(call, rows, known);
      const fresh = plans.flatMap((one) => (one.outcome === 'create' ? [one.values] : []));
      const open = await openLeadsOf(call, fresh);
      created += fresh.length;
      for (const values of fresh) {
        const person = personKey(values);
        if (people.has(person) || open.has(person)) joined++;
        people.add(person);
      }
      return plans;
    },
    write: writeLeads,
    finish: async (call, wrote) => {
      if (wrote && created > 0)
        await publish(call, 'lead-routing.leads-imported', {
          subjectId: call.actor.programmeId,
          facts: { leads: created, joined },
        });
      return { joined };
    },
  };
}

async function plan(call: Call, rows: readonly ReadRow[], known: Known): Promise<Plan[]> {
  const wanted = rows.map(({ values }) => leadOf(values, known));
  const keys = wanted.map((values) => String(values['sourceKey'] ?? ''));
  const found = await findRows(call, leadTable, sql`t.source_key = any(${keys})`);
  const bySource = new Map(found.map((row) => [row.values['sourceKey'], row]));
  return rows.map(({ row }, at): Plan => {
    const values = wanted[at] ?? {};
    const key = keys[at] ?? '';
    const label = `${String(values['companyName'])} (${String(values['contactEmail'])})`;
    if (key === '') {
      const message = `${label} has no number, by which leads of this file are told apart. Fill it in.`;
      return { outcome: 'refused', problems: [problem(row, 'id', 'imports.key-missing', message)] };
    }
    const identity = { key: `lead ${key}`, label };
    const present = bySource.get(key);
    if (!present) return { outcome: 'create', ...identity, values };
    const differs = difference(present.values, values);
    return differs
      ? { outcome: 'change', ...identity, id: present.id, ...differs }
      : { outcome: 'unchanged', ...identity, id: present.id };
  });
}

/** The columns that a row speaks of, with what its address tells. */
function leadOf({ id, firstName, lastName, ...values }: Values, known: Known): Values {
  const email = String(values['contactEmail']);
  const kind = mailKind(email, known.ownDomains);
  const person = [firstName, lastName].filter((part) => typeof part === 'string').join(' ');
  const contactName = values['contactName'] ?? (person === '' ? null : person);
  const companyName =
    values['companyName'] ?? (kind === 'company' ? companyOf(email) : null) ?? contactName ?? email;
  const lead = {
    ...values,
    contactName,
    companyName: typeof companyName === 'string' ? companyName.slice(0, 300) : companyName,
    personal: kind === 'own' || kind === 'free-mail',
    deliverable: isDeliverable(email),
  };
  const sourceKey = sourceKeyOf(id ?? null, lead, known);
  return Object.fromEntries(
    Object.entries({ ...lead, sourceKey }).filter(([, value]) => value !== null),
  );
}

/** Without a company's name its domain stands for it, as far as the address tells one. */
function companyOf(email: string): string | null {
  const label = companyDomain(email)?.split('.')[0];
  return label === undefined ? null : label.charAt(0).toUpperCase() + label.slice(1);
}

function sourceKeyOf(id: Values[string] | null, lead: Values, { by, turns }: Known): string | null {
  if (by === 'id') return typeof id === 'string' ? id : null;
  const person = personKey(lead);
  const turn = (turns.get(person) ?? 0) + 1;
  turns.set(person, turn);
  return turn === 1 ? `mail ${person}` : `mail ${person} #${turn}`;
}
