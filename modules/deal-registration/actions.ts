import type { Call } from '../../platform/database/index.ts';
import { policyInForce } from '../../platform/decisions/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import { schedule } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { companyDomain, findAccount } from '../accounts/index.ts';
import { getLead } from '../lead-routing/index.ts';
import { demandAgreement, getPartner } from '../partners/index.ts';
import { extension } from './rules/prolonging.ts';
import { resubmission, submission, withdrawal } from './rules/handing-in.ts';
import type { Moved } from './rules/moved.ts';
import { openAtMost, type RegistrationPolicy } from './rules/policy.ts';
import { newRegistration, type Stage, stages } from './rules/registration.ts';
import { advance, loss, win } from './rules/sale.ts';
import { expiryTimer, releaseTimer } from './timers.ts';
import { demandPartner } from './may-register.ts';
import * as store from './store.ts';
import type { NewRegistrationRow, RegistrationRow } from './tables.ts';

export type RegistrationInput = {
  leadId?: string | undefined;
  customerName?: string | undefined;
  need?: string | undefined;
  contactEmail?: string | undefined;
  contactName?: string | undefined;
  customerDomain?: string | undefined;
  customerCity?: string | undefined;
  customerCountry?: string | undefined;
  product?: string | undefined;
  dealType?: string | undefined;
  amount?: { minor: number; currency: string } | undefined;
  expectedCloseOn?: string | undefined;
};

/** Answers the record after a move, or throws why there is none. */
export function after<R extends RegistrationRow>(move: Moved<R>): R {
  if (!move.ok)
    throw refuse(move.refusal.code, {
      status: 409,
      detail: move.refusal.detail,
      facts: { ...move.refusal.facts },
    });
  return move.registration;
}

/**
 * A partner registers a deal. Nothing here looks at anybody else's records: whether the customer
 * is free is found out afterwards, and told at the release tick, the same for all.
 */
export async function register(call: Call, input: RegistrationInput): Promise<RegistrationRow> {
  const organisationId = call.actor.organisationId;
  if (call.actor.side !== 'partner' || !organisationId) throw notFound();
  const partner = await getPartner(call.tx, call.actor, organisationId);
  demandPartner(partner.stage);
  await demandAgreement(call, partner, 'register-deals');
  const policy = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const described = await fromLead(call, organisationId, input);
  const open = await store.countOpen(call.tx, call.actor, organisationId);
  const draft: NewRegistrationRow = {
    ...newRegistration,
    ...described,
    organisationId,
    accountId: null,
    createdBy: call.actor.kind === 'api-key' ? null : call.actor.personId,
  };
  const submitted = submission(draft as RegistrationRow, call.now, policy.document.release, {
    open,
    openAtMost: openAtMost(policy.document, partner.tier),
  });
  const row = after(submitted);
  const accountId = await findAccount(call, {
    name: row.customerName,
    domain: row.customerDomain ?? companyDomain(row.contactEmail) ?? null,
    city: row.customerCity,
    country: row.customerCountry,
  });
  const id = await store.insertRegistration(call, { ...row, accountId });
  await handedIn(call, { ...row, id });
  return store.getRegistration(call.tx, call.actor, id);
}

/** The clock of the release tick starts, and the journal tells the worker to look. */
async function handedIn(
  call: Call,
  row: Pick<RegistrationRow, 'id' | 'organisationId' | 'leadId' | 'customerName' | 'decisionBy'>,
): Promise<void> {
  if (row.decisionBy)
    await schedule(call, {
      kind: releaseTimer,
      subjectId: row.id,
      dueAt: new Date(row.decisionBy),
    });
  await publish(call, 'deal-registration.submitted', {
    subjectId: row.id,
    organisationId: row.organisationId,
    facts: { customerName: row.customerName, ...(row.leadId ? { leadId: row.leadId } : {}) },
  });
}

type Described = Omit<
  NewRegistrationRow,
  keyof typeof newRegistration | 'organisationId' | 'accountId' | 'createdBy'
>;

/** From an accepted lead everything is known; what the partner says besides wins. */
async function fromLead(
  call: Call,
  organisationId: string,
  input: RegistrationInput,
): Promise<Described> {
  const lead = input.leadId === undefined ? null : await getLead(call.tx, call.actor, input.leadId);
  if (
    lead &&
    (lead.organisationId !== organisationId || !['accepted', 'converted'].includes(lead.status))
  ) {
    throw refuse('deal-registration.lead-not-accepted', {
      status: 409,
      detail: 'Accept the lead first; then it can be registered.',
    });
  }
  if (lead && (await store.isLeadRegistered(call.tx, call.actor, organisationId, lead.id))) {
    throw store.leadRegistered();
  }
  return {
    leadId: lead?.id ?? null,
    customerName: input.customerName ?? lead?.companyName ?? '',
    customerDomain:
      companyDomain(input.customerDomain) ??
      companyDomain(input.contactEmail ?? lead?.contactEmail) ??
      null,
    customerCity: input.customerCity ?? lead?.city ?? null,
    customerCountry: input.customerCountry ?? lead?.country ?? null,
    contactName: input.contactName ?? lead?.contactName ?? null,
    contactEmail: input.contactEmail ?? lead?.contactEmail ?? '',
    need: input.need ?? lead?.need ?? 'As described in the lead',
    product: input.product ?? lead?.product ?? null,
    dealType: input.dealType ?? 'new-business',
    amountMinor: input.amount?.minor ?? null,
    currency: input.amount?.currency ?? null,
    expectedCloseOn: input.expectedCloseOn ?? null,
  };
}

/** Completes a registration that came back. */
export async function changeRegistration(
  call: Call,
  id: string,
  changes: RegistrationInput,
  ifMatch: number | null,
): Promise<RegistrationRow> {
  const before = await store.lockRegistration(call.tx, call.actor, id);
  expectVersion(ifMatch, before.version);
  if (!['draft', 'returned', 'rejected'].includes(before.status)) {
    throw refuse('deal-registration.move-not-allowed', {
      status: 409,
      detail: `A registration that is ${before.status} is not changed. Wait for the answer, or withdraw it.`,
      facts: { status: before.status },
    });
  }
  const {
    amount,
    leadId: _lead,
    ...texts
  } = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as RegistrationInput;
  const changed = {
    ...before,
    ...texts,
    ...(amount ? { amountMinor: amount.minor, currency: amount.currency } : {}),
  } as RegistrationRow; // only given values are in it
  const accountId = await findAccount(call, {
    name: changed.customerName,
    domain: changed.customerDomain ?? companyDomain(changed.contactEmail) ?? null,
    city: changed.customerCity,
    country: changed.customerCountry,
  });
  await store.saveRegistration(call, { ...changed, accountId });
  await publish(call, 'deal-registration.changed', {
    subjectId: id,
    organisationId: before.organisationId,
    facts: { fields: Object.keys(changes) },
  });
  return store.getRegistration(call.tx, call.actor, id);
}

/** Hands in again what was returned, or what was rejected and has been corrected. */
export async function resubmit(call: Call, id: string): Promise<RegistrationRow> {
  const before = await store.lockRegistration(call.tx, call.actor, id);
  const policy = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const { release, resubmission: again } = policy.document;
  const row = after(
    before.status === 'rejected'
      ? resubmission(before, call.now, release, again.atMost)
      : submission(before, call.now, release, { open: 0, openAtMost: null }),
  );
  await store.saveRegistration(call, row);
  await handedIn(call, row);
  return store.getRegistration(call.tx, call.actor, id);
}

export async function withdraw(call: Call, id: string, note?: string): Promise<RegistrationRow> {
  return move(call, id, 'deal-registration.withdrawn', (row) => withdrawal(row, call.now, note));
}

export async function moveStage(call: Call, id: string, stage: string): Promise<RegistrationRow> {
  if (!Object.hasOwn(stages, stage))
    throw refuse('deal-registration.move-not-allowed', {
      status: 422,
      detail: `Choose one of ${Object.keys(stages).join(', ')}.`,
      facts: { stage },
    });
  return move(
    call,
    id,
    'deal-registration.stage-moved',
    (row) => advance(row, call.now, stage as Stage),
    { stage },
  );
}

/** Prolongs protection within the policy's limits; what was done for the customer is kept. */
export async function extend(
  call: Call,
  id: string,
  asked: { days: number; evidence: string },
): Promise<RegistrationRow> {
  const policy = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const row = await move(
    call,
    id,
    'deal-registration.extended',
    (before) => extension(before, call.now, asked, policy.document.extension),
    { ...asked },
  );
  if (row.protectedUntil)
    await schedule(call, { kind: expiryTimer, subjectId: id, dueAt: new Date(row.protectedUntil) });
  return row;
}

export async function winDeal(
  call: Call,
  id: string,
  amount?: { minor: number; currency: string },
): Promise<RegistrationRow> {
  return move(call, id, 'deal-registration.won', (row) =>
    win(amount ? { ...row, amountMinor: amount.minor, currency: amount.currency } : row, call.now),
  );
}

export async function loseDeal(call: Call, id: string, reason: string): Promise<RegistrationRow> {
  return move(call, id, 'deal-registration.lost', (row) =>
    loss(row, call.now, { reasonCode: 'other', note: reason }),
  );
}

/** Load, decide by the rule, save, publish: the shape of every move of the owner. */
async function move(
  call: Call,
  id: string,
  event: string,
  rule: (row: RegistrationRow) => Moved<RegistrationRow>,
  facts: Record<string, unknown> = {},
): Promise<RegistrationRow> {
  const row = after(rule(await store.lockRegistration(call.tx, call.actor, id)));
  await store.saveRegistration(call, row);
  await publish(call, event, {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { ...facts, ...(row.leadId ? { leadId: row.leadId } : {}) },
  });
  return store.getRegistration(call.tx, call.actor, id);
}
