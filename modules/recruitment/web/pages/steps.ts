import { sql } from 'kysely';
import {
  enterProven,
  proveAddress,
  provenAddress,
  refuseForeignOrigin,
  requestProof,
  workerOf,
  type AccessParts,
  type Actor,
} from '../../../../platform/access/index.ts';
import { mailAddress } from '../../../../platform/access/shapes.ts';
import { newId, transaction, type Call } from '../../../../platform/database/index.ts';
import { findPolicyInForce } from '../../../../platform/decisions/index.ts';
import { languageOf } from '../../../../platform/language/index.ts';
import type { Answer, Fields, PageParts, Visit } from '../../../../platform/pages/index.ts';
import { Refusal } from '../../../../platform/refusal/index.ts';
import { companyDomain } from '../../../accounts/index.ts';
import { acceptAgreement } from '../../../partners/index.ts';
import { applicationFacts, submitApplication } from '../../applications/apply.ts';
import { requestToJoin } from '../../applications/joining.ts';
import { knownPartner, mayApplyAgain } from '../../applications/recognition.ts';
import { companyGuess } from '../../applications/rules/application.ts';
import type { QualificationPolicy } from '../../applications/rules/policy.ts';
import { qualify } from '../../applications/rules/qualify.ts';
import { acceptanceProblem, agreementOf } from './agreement-card.ts';
import { codePage, colleaguePage, firmPage, sayPage, startPage } from './parts.ts';
import { readFirm } from './read-firm.ts';

export type Asked = {
  fields: Fields;
  roles: readonly string[];
  request: Request;
  parts: PageParts;
  access: AccessParts;
};

export async function showStart(visit: Visit): Promise<Answer> {
  const policy = await inForce(visit);
  return { page: policy ? startPage(visit, policy) : closed(visit) };
}

/** Mails a code whoever it is: nothing about an address is told before it is proven. */
export async function askForCode(
  visit: Visit,
  { fields, access, request }: Asked,
): Promise<Answer> {
  const policy = await inForce(visit);
  if (!policy) return { page: closed(visit) };
  const email = mailAddress.safeParse(fields.email);
  if (!email.success) {
    const problem = 'This is not a mail address such as ana@example.com.';
    return { status: 422, page: startPage(visit, policy, fields.email ?? '', problem) };
  }
  const { id, name } = visit.programme;
  const language = languageOf(request);
  setImmediate(
    () => void requestProof(access, email.data, { id, name }, language).catch(access.onError),
  );
  return { page: codePage(visit, email.data) };
}

/** The address is proven: its person comes in, asks a colleague, or goes on to describe the firm. */
export async function takeCode(visit: Visit, { fields, access, request }: Asked): Promise<Answer> {
  const address = mailAddress.safeParse(fields.email);
  if (!address.success) return { to: start(visit) };
  const email = address.data;
  const programmeId = visit.programme.id;
  const proof = await tried(() =>
    proveAddress(access, email, (fields.code ?? '').trim(), programmeId),
  );
  if (proof instanceof Refusal)
    return {
      status: proof.status === 429 ? 429 : 422,
      page: codePage(visit, email, proof.message),
    };
  // Who may apply again came for that; whoever else has access here is let in.
  const again = await asWorker(visit, access, (call) => mayApplyAgain(call, email));
  const entered = again ? null : await enterProven(access, request, { email, programmeId });
  if (entered) return { to: '/', cookies: entered.cookies };
  return afterProof(visit, access, proof, email);
}

async function afterProof(
  visit: Visit,
  access: AccessParts,
  proof: string,
  email: string,
): Promise<Answer> {
  const partner = await asWorker(visit, access, (call) => knownPartner(call, email));
  if (partner) {
    const askFor = await administratorOf(visit, access, partner.id);
    return { page: colleaguePage(visit, { proof, email, askFor, stage: partner.stage }) };
  }
  const policy = await inForce(visit);
  if (!policy) return { page: closed(visit) };
  const fields = { companyName: companyGuess(companyDomain(email)) };
  return {
    page: firmPage(visit, {
      policy,
      proof,
      email,
      agreement: null,
      typed: { fields, roles: [] },
      problems: {},
    }),
  };
}

/** Scores first; sends when told to. What was typed stays, whatever is wrong with it. */
export async function takeFirm(visit: Visit, asked: Asked): Promise<Answer> {
  // Before anything is kept: what follows signs somebody in.
  refuseForeignOrigin(asked.request);
  const { access, fields, roles } = asked;
  const email = provenAddress(access.database, fields.proof ?? '', visit.programme.id, visit.now);
  if (email === null) return { status: 422, page: proofOver(visit) };
  const policy = await inForce(visit);
  if (!policy) return { page: closed(visit) };
  const { input, problems } = readFirm(fields, roles, policy);
  const agreement = await agreementOf(visit, fields);
  const unaccepted = fields.act === 'send' ? acceptanceProblem(agreement, fields) : undefined;
  if (unaccepted) problems.accepts = unaccepted;
  const proof = fields.proof ?? '';
  const form = { policy, proof, email, agreement, typed: { fields, roles }, problems };
  if (!input) return { status: 422, page: firmPage(visit, form) };
  const score = qualify(applicationFacts(email, input, policy), policy, visit.now);
  if (fields.act !== 'send' || unaccepted)
    return { status: unaccepted ? 422 : 200, page: firmPage(visit, { ...form, score }) };
  const sent = await tried(() =>
    asWorker(visit, access, (call) => submitApplication(call, email, input)),
  );
  if (sent instanceof Refusal)
    return {
      status: 409,
      page: sayPage(visit, 'This could not be sent', sent.message, [
        { href: '/sign-in', label: 'Sign in' },
      ]),
    };
  const membership = {
    organisationId: sent.organisationId,
    kind: 'partner.admin' as const,
    name: input.applicantName,
  };
  const who = { email, programmeId: visit.programme.id };
  const entered = await enterProven(access, asked.request, who, membership);
  if (entered && fields.accepts === 'yes')
    await acceptFor(access, entered.actor, fields.agreement ?? '', visit.now);
  access.afterWrite();
  return { to: '/', cookies: entered?.cookies ?? [] };
}

/** The application stands whatever becomes of this: an agreement that changed meanwhile is asked for on the first page. */
async function acceptFor(
  { database }: AccessParts,
  actor: Actor,
  policyId: string,
  now: Date,
): Promise<void> {
  const accepting = (call: Call) => acceptAgreement(call, policyId);
  await tried(() => transaction(database, actor, now, newId('req'), accepting));
}

export async function takeJoining(visit: Visit, { access, fields }: Asked): Promise<Answer> {
  const proof = fields.proof ?? '';
  const email = provenAddress(access.database, proof, visit.programme.id, visit.now);
  if (email === null) return { status: 422, page: proofOver(visit) };
  const name = (fields.applicantName ?? '').trim().slice(0, 200);
  const partner = await asWorker(visit, access, (call) => knownPartner(call, email));
  if (!partner) return { to: start(visit) };
  const askFor = await administratorOf(visit, access, partner.id);
  if (name === '')
    return {
      status: 422,
      page: colleaguePage(visit, {
        proof,
        email,
        askFor,
        stage: partner.stage,
        problem: 'Give your name.',
      }),
    };
  await asWorker(visit, access, (call) =>
    requestToJoin(call, { organisationId: partner.id, name, email }),
  );
  access.afterWrite();
  const text = `${askFor} was written to. You get an invitation at ${email} once it is answered.`;
  return { page: sayPage(visit, 'You have asked', text, [{ href: start(visit), label: 'Back' }]) };
}

/** By the first name alone: a proven colleague is told whom to ask, not who that is. */
async function administratorOf(
  visit: Visit,
  access: AccessParts,
  organisationId: string,
): Promise<string> {
  const name = await asWorker(visit, access, async ({ tx, actor }) => {
    const { rows } = await sql<{ name: string }>`select name from public.memberships
      where programme_id = ${actor.programmeId} and organisation_id = ${organisationId} and ended_at is null
        and kind in ('partner.admin', 'distributor.admin', 'influencer') order by created_at, id limit 1`.execute(
      tx,
    );
    return rows[0]?.name;
  });
  return name?.trim().split(/\s+/)[0] ?? `Somebody at ${visit.programme.vendorName}`;
}

function asWorker<T>(
  visit: Visit,
  { database }: AccessParts,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  return transaction(database, workerOf(visit.programme.id), visit.now, newId('req'), work);
}

async function inForce(visit: Visit): Promise<QualificationPolicy | undefined> {
  const policy = await findPolicyInForce<QualificationPolicy>(visit, 'recruitment.qualification');
  return policy?.document;
}

async function tried<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const start = ({ programme }: Visit) => `/p/${programme.slug}/apply`;

function proofOver(visit: Visit) {
  return sayPage(
    visit,
    'Your code was entered too long ago',
    'Enter your address once more; it takes half a minute.',
    [{ href: start(visit), label: 'Begin again' }],
  );
}

function closed(visit: Visit) {
  return sayPage(
    visit,
    'No applications at the moment',
    `${visit.programme.name} has published no criteria for new partners yet.`,
    [{ href: `/p/${visit.programme.slug}`, label: 'About the programme' }],
  );
}
