import { newId, type Call } from '../../platform/database/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { companyDomain, identityKey, isFreeMail, normalisedName } from './rules.ts';
import * as store from './store.ts';

export type AccountInput = {
  name: string;
  domain?: string | null;
  city?: string | null;
  region?: string | null;
  country?: string | null;
  postalCode?: string | null;
  industry?: string | null;
  employees?: number | null;
};

/** The owner of a new account: a partner's own records are its own, everything else is the vendor's. */
const ownerOf = ({ actor }: Call): string | null =>
  actor.side === 'partner' ? actor.organisationId : null;

/** Adds an account; one of the same identity that the actor has already is answered instead of doubled. */
export async function createAccount(call: Call, input: AccountInput): Promise<store.AccountRow> {
  return store.getAccount(call.tx, call.actor, await findAccount(call, input));
}

/** @returns the id of the actor's own account of this customer, made when there is none */
export async function findAccount(call: Call, input: AccountInput): Promise<string> {
  const [id] = await findAccounts(call, [input]);
  if (id === undefined) throw new Error('An account was neither found nor made.');
  return id;
}

/** As findAccount for many, set-based; equal identities in the list share one account. */
export async function findAccounts(call: Call, inputs: readonly AccountInput[]): Promise<string[]> {
  return (await findOrMakeAccounts(call, inputs)).ids;
}

/** As findAccounts, telling also which accounts were made, so that they can be taken back. */
export async function findOrMakeAccounts(
  call: Call,
  inputs: readonly AccountInput[],
): Promise<{ ids: string[]; made: store.NewAccountRow[] }> {
  const owner = ownerOf(call);
  const rows = inputs.map((input) => accountOf(input, owner));
  const known = new Map<string, string>();
  for (const account of await store.accountsWithIdentity(
    call.tx,
    call.actor,
    [...new Set(rows.map((row) => row.identityKey))],
    owner,
  )) {
    if (!known.has(account.identityKey)) known.set(account.identityKey, account.id);
  }
  const fresh = rows.filter(
    (row) => !known.has(row.identityKey) && known.set(row.identityKey, row.id),
  );
  await store.insertAccounts(call, fresh);
  return { ids: rows.map((row) => known.get(row.identityKey) ?? row.id), made: fresh };
}

/** Accounts that partners are said to own, for generated data; set-based. @returns how many */
export async function addAccountsOf(
  call: Call,
  inputs: readonly (AccountInput & { organisationId: string })[],
): Promise<number> {
  await store.insertAccounts(
    call,
    inputs.map((input) => accountOf(input, input.organisationId)),
  );
  return inputs.length;
}

function accountOf(input: AccountInput, organisationId: string | null): store.NewAccountRow {
  const record = {
    name: input.name,
    domain: input.domain ?? null,
    city: input.city ?? null,
    country: input.country ?? null,
  };
  return {
    id: newId('acc'),
    organisationId,
    ...record,
    domain: companyDomain(input.domain) ?? null,
    region: input.region ?? null,
    postalCode: input.postalCode ?? null,
    industry: input.industry ?? null,
    employees: input.employees ?? null,
    identityKey: identityKey(record),
    nameKey: normalisedName(input.name),
  };
}

export async function changeAccount(
  call: Call,
  id: string,
  changes: Partial<AccountInput>,
  ifMatch: number | null,
): Promise<store.AccountRow> {
  const before = await store.getAccount(call.tx, call.actor, id);
  expectVersion(ifMatch, before.version);
  const merged = { ...before, ...changes };
  const {
    id: _id,
    organisationId: _owner,
    ...identified
  } = accountOf(merged, before.organisationId);
  await store.saveAccount(call, before, { ...before, ...identified });
  await publish(call, 'accounts.account-changed', {
    subjectId: id,
    organisationId: before.organisationId,
    facts: { fields: Object.keys(changes) },
  });
  return store.getAccount(call.tx, call.actor, id);
}

/** Puts one account under another. Nothing is rewritten, so the undo restores exactly what was. */
export async function mergeAccounts(
  call: Call,
  keptId: string,
  mergedId: string,
  reason: string,
): Promise<store.MergeRow> {
  const kept = await store.getAccount(call.tx, call.actor, keptId);
  const merged = await store.getAccount(call.tx, call.actor, mergedId).catch(() => null);
  if (
    !merged ||
    keptId === mergedId ||
    kept.mergedInto ||
    merged.mergedInto ||
    kept.organisationId !== merged.organisationId
  ) {
    throw refuse('accounts.merge-impossible', {
      status: 409,
      detail: 'Choose two different accounts of one owner that are not merged yet.',
    });
  }
  await store.saveAccount(call, merged, { ...merged, mergedInto: keptId });
  const merge = await store.insertMerge(call, keptId, mergedId, reason);
  await publish(call, 'accounts.accounts-merged', {
    subjectId: keptId,
    facts: { mergedId, reason },
  });
  return merge;
}

export async function undoMerge(call: Call, id: string): Promise<store.MergeRow> {
  const merge = await store.lockMerge(call.tx, call.actor, id);
  if (merge.undoneAt)
    throw refuse('accounts.merge-already-undone', {
      status: 409,
      detail: 'This merge was undone already.',
    });
  const merged = await store.getAccount(call.tx, call.actor, merge.mergedId);
  if (merged.mergedInto !== merge.keptId) throw notFound();
  await store.saveAccount(call, merged, { ...merged, mergedInto: null });
  await publish(call, 'accounts.merge-undone', {
    subjectId: merge.keptId,
    facts: { mergedId: merge.mergedId },
  });
  return store.closeMerge(call, id);
}

/** Free-mail addresses stand for persons, not for companies. */
export function isPersonalDomain(domain: string): boolean {
  return isFreeMail(domain);
}
