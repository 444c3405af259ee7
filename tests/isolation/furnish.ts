import { identify, workerOf } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { newId, transaction } from '../../platform/database/index.ts';
import { decide } from '../../platform/decisions/index.ts';
import { storeFile } from '../../platform/files/index.ts';
import { startJob } from '../../platform/jobs/index.ts';
import type { Prober } from './actors.ts';
import { addSales } from './furnish-sales.ts';
import { addRoleRecords } from './furnish-roles.ts';
import { talk } from './furnish-talk.ts';
import type { ProbeWorld } from './world.ts';

type Json = Record<string, unknown>;

/**
 * Adds to the generated data what it has none of, by the product's own operations where there
 * is one: registrations with verdicts, appeals, files, jobs, invitations, keys, mails, sales.
 */
export async function furnish(world: ProbeWorld, probers: readonly Prober[]): Promise<void> {
  await world.owner.query(
    `update public.leads l set contact_email = split_part(l.contact_email, '@', 1) || '@' ||
       replace(replace(substring(l.contact_name from 'canary:[^ ]+:'), ':', '.'), '/', '.') || 'example'`,
  );
  const admins = probers.filter(({ kind }) => kind === 'vendor.admin' || kind === 'partner.admin');
  for (const admin of admins)
    await (admin.side === 'vendor' ? furnishVendor(world, admin) : furnishPartner(world, admin));
  await world.owner.query(`update public.partners set pending_tier = 'Gold' where tier <> 'Gold'`);
  await world.pass(60);
  for (const admin of admins.filter(({ side }) => side === 'vendor')) await judge(world, admin);
  await world.pass(2 * 60 * 60);
  for (const admin of admins.filter(({ side }) => side === 'partner')) await appeal(world, admin);
  await world.pass(60);
}

/** What the vendor tells no partner, whatever it does later. */
const secret = ({ programme }: Prober, text: string) => `${text} canary:${programme}/secret:`;
const mark = ({ programme, partner }: Prober, text: string) =>
  `${text} canary:${programme}/${partner ?? 'vendor'}:`;

async function furnishVendor(world: ProbeWorld, vendor: Prober): Promise<void> {
  const post = poster(world, vendor);
  const condition = { field: 'name', operator: 'contains', value: 'a' };
  await post('segments', { name: secret(vendor, 'Segment'), subject: 'partner', condition });
  for (const kind of ['lead-routing', 'deal-registration'])
    await post('policies', { kind, title: mark(vendor, 'Draft'), note: secret(vendor, 'Note') });
  const accounts: string[] = [];
  for (const name of ['Kept', 'Merged', 'Third', 'Fourth']) {
    const made = await post('accounts', {
      name: secret(vendor, name),
      city: secret(vendor, 'Town'),
    });
    accounts.push(String(made['id']));
  }
  for (const [kept, merged] of [accounts.slice(0, 2), accounts.slice(2, 4)])
    await post(`accounts/${kept}/merge`, { mergedId: merged, reason: secret(vendor, 'Same') });
  await post('leads', {
    companyName: mark(vendor, 'Company'),
    contactEmail: 'lead@probe.example',
    need: mark(vendor, 'Need'),
  });
  for (const dryRun of [true, false])
    await post('imports', {
      kind: 'accounts',
      content: `name,city,employees\n${secret(vendor, 'Imported')},Here,${dryRun ? 'many' : 3}\n`,
      fileName: `${secret(vendor, 'list').replaceAll('/', '.')}.csv`,
      dryRun,
    });
  await post('bulk-changes', {
    kind: 'partners',
    action: 'set-facts',
    values: { capacity: 9 },
    filter: { field: 'name', operator: 'isNot', value: secret(vendor, 'Nobody') },
  });
  await post('api-keys', { name: secret(vendor, 'Key'), scopes: ['read'], expiresInDays: 30 });
  await post('invitations', {
    email: `invited@${vendor.programme}.example`,
    name: secret(vendor, 'Invited'),
    kind: 'vendor.marketer',
  });
  await keepFileAndJob(world, vendor);
  await talk(world, vendor, post);
  await addSales(world, vendor);
}

async function furnishPartner(world: ProbeWorld, partner: Prober): Promise<void> {
  const post = poster(world, partner);
  for (const number of [1, 2, 3, 4])
    await post('deal-registrations', {
      customerName: mark(partner, `Customer ${number}`),
      need: mark(partner, 'Need'),
      contactName: mark(partner, 'Contact'),
      contactEmail: `c${number}@customer-${number}.example`,
    });
  await post('accounts', { name: mark(partner, 'Customer'), city: mark(partner, 'Town') });
  await post('api-keys', { name: mark(partner, 'Key'), scopes: ['read'], expiresInDays: 30 });
  await post('invitations', {
    email: `invited@${partner.partner}.${partner.programme}.example`,
    name: mark(partner, 'Invited'),
    kind: 'partner.seller',
  });
  await talk(world, partner, post);
  await addRoleRecords(world, partner, mark(partner, 'Alliance'));
  await keepFileAndJob(world, partner);
  await world.owner.query(
    `insert into auth.passkeys ("id", "name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp", "createdAt")
     select $1::text, $2, 'key', m.person_id, $1::text, 0, 'singleDevice', false, now() from public.memberships m
     where m.organisation_id = $3 and m.kind = 'partner.admin' limit 1`,
    [newId('pass'), mark(partner, 'Passkey'), partner.organisationId],
  );
  await addOrders(world, partner);
  await addApplications(world, partner);
  await post('agreement/acceptance', { policyId: await agreementOf(world, partner) });
}

/** A file and a job of whoever acts, by the platform's own functions: partners have no route to make them. */
async function keepFileAndJob(world: ProbeWorld, admin: Prober): Promise<void> {
  const actor = await identify(
    world.database,
    new Request('http://fairway.test/', { headers: { authorization: `Bearer ${admin.token}` } }),
  );
  if (!actor) throw new Error(`${admin.name} cannot sign in.`);
  const jobs: string[] = [];
  await transaction(world.database, actor, present(), newId('req'), async (call) => {
    const own = admin.side === 'vendor' ? secret : mark;
    const file = { bytes: Buffer.from(own(admin, 'Bytes')), purpose: 'evidence' } as const;
    for (const number of [1, 2]) {
      const name = `${own(admin, `File ${number}`)}.txt`.replace('/', '.');
      await storeFile(call, { ...file, name });
    }
    // A programme's brand takes a logo and no other file; everybody sees it.
    if (admin.side === 'vendor')
      await storeFile(call, { bytes: Buffer.from('<svg/>'), name: 'logo.svg', purpose: 'logo' });
    // Of a kind that no worker takes up, so that they stay as they are.
    for (let count = 0; count < 3; count++)
      jobs.push(await startJob(call, 'probe.waiting', { note: own(admin, 'Input') }));
  });
  await world.owner.query(
    `update public.background_jobs set stage = $2, result = jsonb_build_object('note', $2::text),
       status = case when id = $3 then 'queued' else 'failed' end where id = any($1)`,
    [jobs, mark(admin, 'Stage'), jobs[0]],
  );
}

async function addOrders(world: ProbeWorld, partner: Prober): Promise<void> {
  for (const number of [1, 2, 3])
    await world.owner.query(
      `insert into public.order_lines (programme_id, id, organisation_id, source_key, order_number, ordered_on, quantity, unit_price, amount, currency, promotion, created_at)
       values ($1, $2::text, $3, $2::text, $4::text, '2026-02-01', 1, 10, 10, 'EUR', $4::text, now())`,
      [
        partner.programmeId,
        newId('line'),
        partner.organisationId,
        mark(partner, `Order ${number}`),
      ],
    );
  await world.owner.query(
    `insert into public.partnerships (programme_id, id, organisation_id, partnership, tier, source_key, source_name, homepage, created_at)
     values ($1, $2::text, $3, $4::text, 'Gold', $2::text, $4::text, $4::text, now())`,
    [partner.programmeId, newId('pship'), partner.organisationId, mark(partner, 'Partnership')],
  );
}

async function agreementOf(world: ProbeWorld, { programmeId }: Prober): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from public.policies where programme_id = $1 and kind = 'partners.agreement' and status = 'published'`,
    [programmeId],
  );
  return rows[0]?.id ?? '';
}

/** As if the partner had come in by applications, each left to a person; colleagues who ask; and prospects beside. */
async function addApplications(world: ProbeWorld, partner: Prober): Promise<void> {
  // The newest is the one that an applicant’s own operations are about.
  for (const status of ['approved', ...Array.from({ length: 11 }, () => 'under-review'), 'asked']) {
    const id = newId('appl');
    const decisionId = await transaction(
      world.database,
      workerOf(partner.programmeId),
      present(),
      newId('req'),
      (call) =>
        decide(call, {
          kind: 'recruitment.application',
          subjectId: id,
          outcome: 'review',
          parties: [partner.organisationId ?? ''],
          explanation: { own: { [partner.organisationId ?? '']: [mark(partner, 'Because')] } },
        }),
    );
    await world.owner.query(
      `insert into public.applications (programme_id, id, organisation_id, company_name, country, roles, applicant_name, applicant_email,
         answers, status, policy_id, points, points_of, submitted_at, decision_by, decision_id, question, reply, created_at, updated_at)
       select p.programme_id, $3::text, p.id, $4::text, 'DE', '{reseller}', $4::text, $3::text || '@probe.example', '{}', $5, q.id, 10, 100, $6::timestamptz, $6::timestamptz,
         $7, $4::text, $4::text, $6::timestamptz, $6::timestamptz
       from public.partners p join public.policies q on q.programme_id = p.programme_id and q.kind = 'recruitment.qualification'
       where p.programme_id = $1 and p.id = $2 limit 1`,
      [
        partner.programmeId,
        partner.organisationId,
        id,
        mark(partner, 'Applicant'),
        status,
        present(),
        decisionId,
      ],
    );
    await world.owner.query(
      `insert into public.prospects (programme_id, id, name, role, country, created_at, updated_at)
       values ($1, $2, $3, 'reseller', 'DE', $4::timestamptz, $4::timestamptz)`,
      [partner.programmeId, newId('prsp'), mark(partner, 'Prospect'), present()],
    );
    await world.owner.query(
      `insert into public.join_requests (programme_id, id, organisation_id, name, email, status, created_at)
       values ($1, $2::text, $3, $4, $2::text || '@probe.example', 'open', $5)`,
      [
        partner.programmeId,
        newId('join'),
        partner.organisationId,
        mark(partner, 'Colleague'),
        present(),
      ],
    );
  }
}

/** A person at the vendor refuses one registration of each partner, and returns another. */
async function judge(world: ProbeWorld, vendor: Prober): Promise<void> {
  const post = poster(world, vendor);
  const { rows } = await world.owner.query<{ id: string; number: string }>(
    `select id, row_number() over (partition by organisation_id order by id desc) as number
     from public.deal_registrations where programme_id = $1 and status in ('submitted', 'under-review')
       and customer_name like 'Customer _ canary%'`,
    [vendor.programmeId],
  );
  const note = `Told to partners canary:${vendor.programme}/vendor:`;
  for (const { id, number } of rows) {
    if (number === '1')
      await post(`deal-registrations/${id}/rejection`, { reasonCode: 'other', note });
    if (number === '2')
      await post(`deal-registrations/${id}/return`, { reasonCode: 'other', note });
  }
}

async function appeal(world: ProbeWorld, partner: Prober): Promise<void> {
  const { rows } = await world.owner.query<{ decision_id: string }>(
    `select decision_id from public.decision_parties
     where organisation_id = $1 and appeal_by > $2 order by decision_id desc limit 2`,
    [partner.organisationId, present()],
  );
  const post = poster(world, partner);
  if (rows.length === 0) throw new Error(`${partner.name} has nothing to appeal against.`);
  for (const { decision_id } of rows.slice(1))
    await post(`decisions/${decision_id}/appeal`, { statement: mark(partner, 'Wrong') });
}

export function poster(world: ProbeWorld, prober: Prober) {
  return async (path: string, body?: Json): Promise<Json> => {
    const response = await world.app.request(`http://fairway.test/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${prober.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Json; // operations answer objects
    if (!response.ok)
      throw new Error(`${prober.name}: POST ${path} answered ${JSON.stringify(answer)}`);
    return answer;
  };
}
