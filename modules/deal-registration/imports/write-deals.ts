import { sql } from 'kysely';
import type { Programme } from '../../../platform/access/index.ts';
import { addCalendarDays, startOfDay } from '../../../platform/clock/zone.ts';
import { newId, type Call } from '../../../platform/database/index.ts';
import { policyInForce } from '../../../platform/decisions/index.ts';
import {
  keepKeys,
  writeRows,
  type Change,
  type Values,
  type WritePlan,
} from '../../../platform/imports/index.ts';
import { scheduleMany } from '../../../platform/jobs/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { findOrMakeAccounts, madeAccount } from '../../accounts/index.ts';
import { submission } from '../rules/handing-in.ts';
import type { RegistrationPolicy } from '../rules/policy.ts';
import { newRegistration, type Registration, type Status } from '../rules/registration.ts';
import { expiryTimer, releaseTimer } from '../timers.ts';
import { dealTable } from './deal-table.ts';

type Deal = Registration & { id: string; values: Values };

/** Writes a chunk of deals: their accounts, clocks, keys and events with them. */
export async function writeDeals(
  call: Call,
  plans: readonly WritePlan[],
  programme: Programme,
): Promise<Change[]> {
  const creates = plans.flatMap((one) => (one.outcome === 'create' ? [one.values] : []));
  const changes = plans.filter((one) => one.outcome === 'change');
  await writeRows(
    call,
    dealTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  await tellChanged(
    call,
    changes.map(({ id, after }) => ({ id, fields: Object.keys(after) })),
  );
  return [
    ...(await createDeals(call, creates, programme)),
    ...changes.map(
      ({ id, before, after }): Change => ({
        record: 'deal',
        recordId: id,
        action: 'changed',
        before,
        after,
      }),
    ),
  ];
}

async function createDeals(
  call: Call,
  rows: readonly Values[],
  programme: Programme,
): Promise<Change[]> {
  if (rows.length === 0) return [];
  const { document } = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const deals = rows.map(
    (values): Deal => ({
      id: newId('deal'),
      values,
      ...standingOf(values, call.now, document, programme.timeZone),
    }),
  );
  const accounts = await findOrMakeAccounts(call, rows.map(accountOf));
  await insert(
    call,
    deals.map((deal, at) => ({ ...deal, accountId: accounts.ids[at] ?? null })),
  );
  await keepKeys(
    call,
    'deal',
    deals.map(({ id, values }) => ({ key: String(values['sourceKey']), recordId: id })),
  );
  await startClocks(call, deals);
  await tell(call, deals);
  return [
    ...accounts.made.map(({ id, organisationId: _owner, ...account }) => madeAccount(id, account)),
    ...deals.map(({ id, values, status }): Change => {
      const { sourceKey: _key, registeredOn: _on, protectedUntil: _until, ...told } = values;
      return {
        record: 'deal',
        recordId: id,
        action: 'created',
        before: null,
        after: { ...told, status },
      };
    }),
  ];
}

/** How the deal stands: handed in now, by the rule for everybody, or settled on the day that the file says. */
function standingOf(
  values: Values,
  now: Date,
  { release }: RegistrationPolicy,
  zone: string,
): Registration {
  const wanted = typeof values['status'] === 'string' ? values['status'] : 'submitted';
  if (wanted === 'submitted') {
    const moved = submission(newRegistration, now, release, { open: 0, openAtMost: null });
    if (!moved.ok) throw new Error(`A new registration was not handed in: ${moved.refusal.code}`);
    return moved.registration;
  }
  const on = dayStart(values['registeredOn'], zone) ?? now;
  const at = (on < now ? on : now).toISOString();
  const until = dayStart(values['protectedUntil'], zone);
  const closedAs = wanted === 'won' || wanted === 'lost' ? wanted : null;
  const isProtected =
    (wanted === 'approved' || closedAs !== null) && until !== null && until.toISOString() > at;
  return {
    ...newRegistration,
    // The words of the file that are no closing are statuses.
    status: closedAs === null ? (wanted as Status) : 'closed',
    stage: closedAs ?? 'qualified',
    submittedAt: at,
    decidedAt: at,
    // The day itself is protected to its end.
    ...(isProtected
      ? {
          protectedFrom: at,
          protectedUntil: addCalendarDays(until, 1, zone).toISOString(),
          protectionZone: zone,
        }
      : {}),
    closedAt: closedAs === null ? null : at,
    closedAs,
  };
}

function dayStart(day: Values[string] | undefined, zone: string): Date | null {
  return typeof day === 'string' ? startOfDay(day, zone) : null;
}

function accountOf(values: Values) {
  const text = (field: string) => (typeof values[field] === 'string' ? values[field] : null);
  return {
    name: text('customerName') ?? '',
    domain: text('customerDomain'),
    city: text('customerCity'),
    country: text('customerCountry'),
  };
}

async function insert(
  { tx, actor, now }: Call,
  deals: readonly (Deal & { accountId: string | null })[],
): Promise<void> {
  const rows = deals.map(({ values, ...standing }) => ({
    need: 'As brought over',
    dealType: 'new-business',
    ...values,
    ...standing,
  }));
  await sql`insert into public.deal_registrations (programme_id, id, organisation_id, account_id, customer_name, customer_domain, customer_city, customer_country, contact_name, contact_email, need,
      product, deal_type, amount_minor, currency, expected_close_on, status, stage, submitted_at, decision_by, decided_at, protected_from, protected_until, protection_zone, closed_at, closed_as, created_at, updated_at)
    select ${actor.programmeId}, r.id, r."organisationId", r."accountId", r."customerName", r."customerDomain", r."customerCity", r."customerCountry", r."contactName", r."contactEmail", r.need,
      r.product, r."dealType", r."amountMinor", r.currency, r."expectedCloseOn", r.status, r.stage, r."submittedAt", r."decisionBy", r."decidedAt", r."protectedFrom", r."protectedUntil", r."protectionZone",
      r."closedAt", r."closedAs", ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "organisationId" text, "accountId" text, "customerName" text, "customerDomain" text, "customerCity" text, "customerCountry" text,
      "contactName" text, "contactEmail" text, need text, product text, "dealType" text, "amountMinor" bigint, currency text, "expectedCloseOn" date, status text, stage text, "submittedAt" timestamptz,
      "decisionBy" timestamptz, "decidedAt" timestamptz, "protectedFrom" timestamptz, "protectedUntil" timestamptz, "protectionZone" text, "closedAt" timestamptz, "closedAs" text)`.execute(
    tx,
  );
}

async function startClocks(call: Call, deals: readonly Deal[]): Promise<void> {
  await scheduleMany(
    call,
    deals.flatMap(({ id, status, decisionBy, protectedUntil }) => {
      if (status === 'submitted' && decisionBy !== null)
        return [{ kind: releaseTimer, subjectId: id, dueAt: new Date(decisionBy) }];
      if (status === 'approved' && protectedUntil !== null)
        return [{ kind: expiryTimer, subjectId: id, dueAt: new Date(protectedUntil) }];
      return [];
    }),
  );
}

async function tell(call: Call, deals: readonly Deal[]): Promise<void> {
  const eventOf = ({ id, values, status }: Deal) => ({
    subjectId: id,
    organisationId: String(values['organisationId']),
    facts: { customerName: values['customerName'], status },
  });
  const isNew = ({ status }: Deal) => status === 'submitted';
  await publishMany(call, 'deal-registration.submitted', deals.filter(isNew).map(eventOf));
  await publishMany(
    call,
    'deal-registration.brought-over',
    deals.filter((deal) => !isNew(deal)).map(eventOf),
  );
}

/** The vendor's own correction; the partner reads it in its record, not in its time line. */
export async function tellChanged(
  call: Call,
  changed: readonly { id: string; fields: string[] }[],
): Promise<void> {
  await publishMany(
    call,
    'deal-registration.changed',
    changed.map(({ id, fields }) => ({ subjectId: id, facts: { fields } })),
  );
}
