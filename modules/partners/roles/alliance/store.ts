import { sql } from 'kysely';
import type { Actor } from '../../../../platform/access/actor.ts';
import { catalogue } from '../../../../platform/conditions/index.ts';
import { newId, ownedBy, type Call, type Tx } from '../../../../platform/database/index.ts';
import type { ListQuery } from '../../../../platform/http/contract.ts';
import { listPage, type Page } from '../../../../platform/http/index.ts';
import { notFound, refuse } from '../../../../platform/refusal/index.ts';
import type { GivenBy, ReferralStatus, Sum } from './rules.ts';
import type { NewReferral, ReferralRow } from './tables.ts';

const names = [
  'id',
  'organisation_id',
  'given_by',
  'customer_name',
  'contact_name',
  'contact_email',
  'referred_on',
  'status',
  'amount_minor',
  'currency',
  'recorded_by_name',
  'answered_at',
  'answered_by_name',
  'reason',
  'closed_at',
  'closed_by_name',
  'created_at',
  'version',
] as const;
const columns = sql.join(names.map((name) => sql.ref(`alliance_referrals.${name}`)));
const own = (actor: Actor) => ownedBy(actor, 'alliance_referrals');

/** The fields by which referrals are filtered and ordered. */
const referralFields = catalogue({
  status: {
    type: 'enum',
    label: 'Status',
    values: {
      offered: 'Offered',
      accepted: 'Accepted',
      declined: 'Declined',
      won: 'Won',
      lost: 'Lost',
    },
    sql: 'alliance_referrals.status',
    required: true,
  },
  givenBy: {
    type: 'enum',
    label: 'Given by',
    values: { vendor: 'The vendor', partner: 'The partner' },
    sql: 'alliance_referrals.given_by',
    required: true,
  },
  customerName: {
    type: 'text',
    label: 'Customer',
    sql: 'alliance_referrals.customer_name',
    required: true,
  },
  referredOn: {
    type: 'date',
    label: 'Referred on',
    sql: 'alliance_referrals.referred_on',
    required: true,
  },
});

export function listReferrals(
  call: Call,
  partnerId: string,
  query: ListQuery,
): Promise<Page<ReferralRow>> {
  return listPage<ReferralRow>(call, query, {
    list: 'GET /partners/{id}/referrals',
    columns,
    from: sql`public.alliance_referrals`,
    where: sql`${own(call.actor)} and alliance_referrals.organisation_id = ${partnerId}`,
    catalogue: referralFields,
    id: 'alliance_referrals.id',
    sort: [{ field: 'referredOn', direction: 'descending' }],
  });
}

export async function getReferral(tx: Tx, actor: Actor, id: string): Promise<ReferralRow> {
  const { rows } = await sql<ReferralRow>`select ${columns} from public.alliance_referrals
    where ${own(actor)} and id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function insertReferral(call: Call, row: NewReferral): Promise<string> {
  const { tx, actor, now } = call;
  const id = newId('aref');
  await sql`insert into public.alliance_referrals (programme_id, id, organisation_id, given_by, customer_name, contact_name,
      contact_email, referred_on, status, recorded_by, recorded_by_name, created_at, updated_at)
    values (${actor.programmeId}, ${id}, ${row.organisationId}, ${row.givenBy}, ${row.customerName}, ${row.contactName},
      ${row.contactEmail}, ${row.referredOn}, 'offered', ${actor.personId}, ${actor.name}, ${now}, ${now})`.execute(
    tx,
  );
  return id;
}

export type Change = Pick<ReferralRow, 'status'> &
  Partial<Pick<ReferralRow, 'amountMinor' | 'currency' | 'reason'>>;

/**
 * Saves a move, if the referral still is as it was read.
 *
 * @throws 412 when somebody else was first
 */
export async function saveMove(
  { tx, actor, now }: Call,
  before: ReferralRow,
  { status, amountMinor = null, currency = null, reason = null }: Change,
): Promise<void> {
  const who =
    before.status === 'offered'
      ? sql`answered_at = ${now}, answered_by_name = ${actor.name}`
      : sql`closed_at = ${now}, closed_by_name = ${actor.name}`;
  const { numAffectedRows } =
    await sql`update public.alliance_referrals set status = ${status}, amount_minor = ${amountMinor},
      currency = ${currency}, reason = ${reason}, ${who}, updated_at = ${now}, version = version + 1
    where ${own(actor)} and id = ${before.id} and version = ${before.version}`.execute(tx);
  if (numAffectedRows !== 1n)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this in the meantime. Load it again and repeat your change.',
    });
}

export type Counted = { givenBy: GivenBy; status: ReferralStatus; count: number } & Pick<
  ReferralRow,
  'currency'
> & { wonMinor: number | null };

/** All referrals of a partner, summed by who gave them, their status and currency. */
export async function sumReferrals({ tx, actor }: Call, partnerId: string): Promise<Counted[]> {
  const { rows } =
    await sql<Counted>`select given_by, status, currency, count(*)::int as count, sum(amount_minor)::bigint as won_minor
    from public.alliance_referrals where ${own(actor)} and organisation_id = ${partnerId}
    group by given_by, status, currency order by given_by, status, currency`.execute(tx);
  return rows;
}

/** Those that were accepted, the newest first. */
export async function countedReferrals(
  { tx, actor }: Call,
  partnerId: string,
  atMost: number,
): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`select ${columns} from public.alliance_referrals
    where ${own(actor)} and organisation_id = ${partnerId} and status in ('accepted', 'won', 'lost')
    order by referred_on desc, id desc limit ${atMost}`.execute(tx);
  return rows;
}

export const sumOf = ({ givenBy, count, currency, wonMinor }: Counted): Sum => ({
  givenBy,
  count,
  won: currency === null || wonMinor === null ? null : { minor: Number(wonMinor), currency },
});

/** After a merge of partners: the alliance goes on with the one that took over. */
export async function moveReferrals(
  { tx, actor, now }: Call,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`update public.alliance_referrals set organisation_id = ${into}, updated_at = ${now}, version = version + 1
    where programme_id = ${actor.programmeId} and organisation_id = ${from}`.execute(tx);
}
