import { sql } from 'kysely';
import { newId, type Call } from '../database/index.ts';
import { expectVersion } from '../http/index.ts';
import { publish } from '../journal/index.ts';
import { refuse } from '../refusal/index.ts';
import { findPolicyInForce } from './policy-in-force.ts';
import {
  findPolicyKind,
  policyKind,
  policyKinds,
  type PolicyKind,
  type Trial,
} from './policy-kinds.ts';
import {
  clauseDifferences,
  demandDraft,
  demandTrial,
  effectiveFrom,
  examplesAtMost,
  trialAtMost,
} from './policy-rules.ts';
import * as store from './policy-store.ts';
import type { PolicyRow } from './policy-store.ts';

export type PolicyDraft = {
  kind: string;
  title?: string;
  document?: Record<string, unknown>;
  note?: string;
};

/**
 * Drafts a policy: from the document given, else from the one in force, else from the default.
 *
 * @throws 422 for a kind that no module knows
 */
export async function draftPolicy(call: Call, draft: PolicyDraft): Promise<PolicyRow> {
  demandVendor(call);
  const kind = findPolicyKind(draft.kind);
  if (!kind)
    throw refuse('decisions.policy-kind', {
      status: 422,
      detail: `There is no policy of this kind. Kinds are: ${policyKinds()
        .map((known) => known.kind)
        .join(', ')}.`,
    });
  const inForce = draft.document ? undefined : await findPolicyInForce(call, draft.kind);
  const id = newId('pol');
  await store.insertPolicy(call, {
    id,
    kind: draft.kind,
    title: draft.title ?? inForce?.title ?? titleOf(kind),
    document: draft.document ?? { ...(inForce?.document ?? kind.defaultDocument) },
    note: draft.note ?? '',
    createdBy: whoActs(call),
  });
  return tell(call, 'decisions.policy-drafted', id);
}

/**
 * Edits a draft. An edited document has to be tried again.
 *
 * @throws 412 when somebody edited it meanwhile, 409 when it was published
 */
export async function editPolicy(
  call: Call,
  id: string,
  edit: Omit<PolicyDraft, 'kind'>,
  ifMatch: number | null,
): Promise<PolicyRow> {
  demandVendor(call);
  const policy = await store.lockPolicy(call, id);
  demandDraft(policy);
  expectVersion(ifMatch, policy.version);
  const untried = edit.document !== undefined;
  await store.saveDraft(call.tx, call.actor, id, {
    title: edit.title ?? policy.title,
    document: edit.document ?? policy.document,
    note: edit.note ?? policy.note,
    status: untried ? 'draft' : policy.status,
    tried: untried ? null : policy.tried,
  });
  return tell(call, 'decisions.policy-edited', id);
}

/**
 * Puts past records through a draft. Whatever the trial writes is refused by the database, so
 * that nobody is affected before the policy holds.
 *
 * @throws 409 when it was published, 422 when the document has problems
 */
export async function tryPolicy(call: Call, id: string): Promise<Trial> {
  demandVendor(call);
  const policy = await store.lockPolicy(call, id);
  demandDraft(policy);
  const kind = demandFit(policy);
  const found = await withoutWriting(call, () => kind.trial(call, policy.document, trialAtMost));
  const trial = { ...found, examples: found.examples.slice(0, examplesAtMost) };
  await store.saveTrial(call.tx, call.actor, id, {
    ...trial,
    at: call.now.toISOString(),
    by: whoActs(call),
  });
  return trial;
}

/**
 * Publishes a tried draft. From `effectiveAt` on it is the policy of its kind; until then the
 * present one holds.
 *
 * @throws 409 when it was published or not tried, 422 for problems or a moment in the past
 */
export async function publishPolicy(
  call: Call,
  id: string,
  asked: { effectiveAt?: string; note?: string },
): Promise<PolicyRow> {
  demandVendor(call);
  const policy = await store.lockPolicy(call, id);
  demandDraft(policy);
  demandFit(policy);
  demandTrial(policy);
  const from = effectiveFrom(asked.effectiveAt, call.now);
  return enact(call, { ...policy, note: asked.note ?? policy.note }, from);
}

/**
 * Gives a programme the default policy of each kind that has none published, in force at once.
 * There is no past to try them on.
 *
 * @param documents by kind, instead of the kind's default
 * @returns the kinds that had none
 */
export async function publishDefaultPolicies(
  call: Call,
  documents: Readonly<Record<string, object>> = {},
): Promise<string[]> {
  const published: string[] = [];
  for (const kind of policyKinds()) {
    const { rows } =
      await sql`select 1 from public.policies where programme_id = ${call.actor.programmeId}
      and kind = ${kind.kind} and status = 'published' limit 1`.execute(call.tx);
    if (rows.length > 0) continue;
    const id = newId('pol');
    await store.insertPolicy(call, {
      id,
      kind: kind.kind,
      title: titleOf(kind),
      document: { ...(documents[kind.kind] ?? kind.defaultDocument) },
      note: '',
      createdBy: whoActs(call),
    });
    const draft = await store.getPolicy(call, id);
    demandFit(draft);
    await enact(call, draft, call.now);
    published.push(kind.kind);
  }
  return published;
}

/** What a policy says otherwise than the one in force. */
export async function differences(call: Call, id: string) {
  demandVendor(call);
  const policy = await store.getPolicy(call, id);
  const kind = demandFit(policy);
  const inForce = await findPolicyInForce(call, policy.kind);
  return {
    against: inForce ? { id: inForce.id, number: inForce.version, title: inForce.title } : null,
    ...clauseDifferences(
      inForce ? kind.sentences(inForce.document) : [],
      kind.sentences(policy.document),
    ),
  };
}

/** A policy as the vendor reads it: with its sentences, or with what keeps it from having any. */
export function policyForVendor({ status: _, standing, ...row }: PolicyRow) {
  const kind = findPolicyKind(row.kind);
  const problems = kind?.check(row.document) ?? [];
  return {
    ...row,
    status: standing,
    audience: kind?.audience ?? ('vendor' as const),
    problems: [...problems],
    sentences: kind && problems.length === 0 ? [...kind.sentences(row.document)] : [],
  };
}

async function enact(call: Call, policy: PolicyRow, from: Date): Promise<PolicyRow> {
  const kind = policyKind(policy.kind);
  await store.savePublication(call, policy, whoActs(call), from);
  if (kind.audience === 'partners')
    await store.openToPartners(
      call,
      policy.id,
      kind.openPart?.(policy.document) ?? policy.document,
      kind.sentences(policy.document),
    );
  return tell(call, 'decisions.policy-published', policy.id);
}

/** @throws 422 with every problem of the document */
function demandFit(policy: PolicyRow): PolicyKind {
  const kind = policyKind(policy.kind);
  const problems = kind.check(policy.document);
  if (problems.length > 0)
    throw refuse('decisions.policy-problems', {
      status: 422,
      detail: problems[0]?.detail ?? 'The document does not fit.',
      errors: problems.map((problem) => ({ ...problem, pointer: `/document${problem.pointer}` })),
    });
  return kind;
}

/** A savepoint whose inside is read-only; rolling back to it makes the transaction writable again. */
export async function withoutWriting<T>({ tx }: Call, work: () => Promise<T>): Promise<T> {
  await sql`savepoint trial`.execute(tx);
  await sql`set transaction read only`.execute(tx);
  const result = await work();
  await sql`rollback to savepoint trial`.execute(tx);
  await sql`release savepoint trial`.execute(tx);
  return result;
}

async function tell(call: Call, type: string, id: string): Promise<PolicyRow> {
  const policy = await store.getPolicy(call, id);
  const { kind, number, title, effectiveAt } = policy;
  await publish(call, type, { subjectId: id, facts: { kind, number, title, effectiveAt } });
  return policy;
}

function titleOf(kind: PolicyKind): string {
  if (kind.defaultTitle) return kind.defaultTitle;
  const words = kind.kind.replaceAll(/[.-]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} policy`;
}

/** An API key's kind says nothing of its side. */
function demandVendor({ actor }: Call): void {
  if (actor.side !== 'vendor' && actor.side !== 'worker')
    throw refuse('access.not-allowed', { status: 403, detail: 'Your role may not do this.' });
}

function whoActs({ actor }: Call): store.Person {
  return { name: actor.name, personId: actor.personId };
}
