import { newId, type Call } from '../../../platform/database/index.ts';
import { decide, policyInForce, type PolicyInForce } from '../../../platform/decisions/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { companyDomain } from '../../accounts/index.ts';
import { addPartners, changePartner } from '../../partners/index.ts';
import { answerBy, welcome } from './actions.ts';
import { startClock } from './answer-clock.ts';
import { againFrom, companyKnown, knownPartner } from './recognition.ts';
import type { ApplicationFacts, QualificationPolicy, Question } from './rules/policy.ts';
import { qualify, type Qualification } from './rules/qualify.ts';
import type { NewApplication } from './shapes.ts';
import * as store from './store.ts';
import type { ApplicationRow } from './tables.ts';
import { ruleDecision } from './telling.ts';

export type Submitted = { applicationId: string; organisationId: string };

/**
 * Takes in an application from a proven address: the firm's organisation in the stage "applicant", the
 * application and the rule's decision, in one transaction of the worker. Asked again by the same address, it
 * gives the open application, so a second click and a crash in the middle end in one.
 *
 * @throws 409 when the firm is a partner or an applicant already, or was refused a short while ago; 422 for answers that do not fit
 */
export async function submitApplication(
  call: Call,
  email: string,
  input: NewApplication,
): Promise<Submitted> {
  const before = await store.latestFrom(call.tx, call.actor, email);
  if (before && (before.status === 'under-review' || before.status === 'asked'))
    return { applicationId: before.id, organisationId: before.organisationId };
  const policy = await policyInForce<QualificationPolicy>(call, 'recruitment.qualification');
  if (before?.status === 'refused') await demandWait(call, before, policy);
  const known = await knownPartner(call, email);
  if (known) throw companyKnown(known);
  demandRoles(input.roles, policy.document.roles);
  const facts = applicationFacts(email, input, policy.document);
  const judged = qualify(facts, policy.document, call.now);
  const organisationId =
    before && before.status !== 'approved'
      ? await sameOrganisation(call, before.organisationId, input)
      : await newOrganisation(call, email, input);
  return keep(call, { email, input, policy, facts, judged, organisationId });
}

type Judged = {
  email: string;
  input: NewApplication;
  policy: PolicyInForce<QualificationPolicy>;
  facts: ApplicationFacts;
  judged: Qualification;
  organisationId: string;
};

async function keep(
  call: Call,
  { email, input, policy, facts, judged, organisationId }: Judged,
): Promise<Submitted> {
  const id = newId('appl');
  const decisionId = await decide(call, ruleDecision(id, organisationId, policy, facts, judged));
  const decided = judged.outcome !== 'review';
  await store.insertApplication(call, {
    id,
    organisationId,
    companyName: input.companyName,
    country: input.country,
    roles: input.roles,
    applicantName: input.applicantName,
    applicantEmail: email,
    answers: { ...facts.answers } as Record<string, string | number | boolean>, // only given ones are kept
    status: judged.outcome === 'review' ? 'under-review' : judged.outcome,
    policyId: policy.id,
    points: judged.points,
    pointsOf: judged.pointsOf,
    decisionBy: decided ? null : await answerBy(call, policy),
    decidedAt: decided ? call.now.toISOString() : null,
    decisionId,
  });
  await startClock(call, id);
  const { companyName } = input;
  const event = { subjectId: id, organisationId, facts: { companyName, outcome: judged.outcome } };
  await publish(call, 'recruitment.application-submitted', event);
  if (judged.outcome === 'approved') await welcome(call, { id, organisationId, companyName });
  if (judged.outcome === 'refused') await publish(call, 'recruitment.application-refused', event);
  return { applicationId: id, organisationId };
}

/** Who applies again may have become another firm in the meantime; what stands there is what was said last. */
async function sameOrganisation(
  call: Call,
  organisationId: string,
  { companyName: name, country, roles }: NewApplication,
): Promise<string> {
  await changePartner(call, organisationId, { name, country, roles }, null);
  return organisationId;
}

async function newOrganisation(call: Call, email: string, input: NewApplication): Promise<string> {
  const domain = companyDomain(email) ?? null;
  const [partner] = await addPartners(call, [
    {
      name: input.companyName,
      country: input.country,
      roles: input.roles,
      stage: 'applicant',
      listed: false,
      domain,
    },
  ]);
  if (!partner) throw new Error('An applicant was inserted and is not there.');
  return partner.id;
}

/** What is known of the applicant, as the policy's conditions read it; an answer nobody asked for is left out. */
export function applicationFacts(
  email: string,
  input: Pick<NewApplication, 'country' | 'roles' | 'answers'>,
  { questions }: Pick<QualificationPolicy, 'questions'>,
): ApplicationFacts {
  return {
    application: {
      country: input.country,
      roles: input.roles,
      workMail: companyDomain(email) !== undefined,
    },
    answers: Object.fromEntries(
      questions.flatMap((question) => {
        const value = input.answers[question.name];
        return value === undefined ? [] : [[question.name, fitting(question, value)]];
      }),
    ),
  };
}

function fitting({ name, label, type }: Question, value: string | number | boolean) {
  const fits = type === 'text' ? typeof value === 'string' : typeof value === type;
  if (!fits || (typeof value === 'string' && value.length > 1000))
    throw refuse('recruitment.answer-unfit', {
      status: 422,
      detail: `“${label}” takes ${type === 'number' ? 'a number' : type === 'boolean' ? 'yes or no' : 'a short text'}.`,
      errors: [
        { pointer: `/answers/${name}`, code: 'invalid-value', detail: `Expected a ${type}.` },
      ],
    });
  return value;
}

function demandRoles(roles: readonly string[], offered: readonly string[]): void {
  const strange = roles.find((role) => !offered.includes(role));
  if (strange !== undefined)
    throw refuse('recruitment.role-not-offered', {
      status: 422,
      detail: `The programme takes no applications for the role ${strange}.`,
      errors: [
        { pointer: '/roles', code: 'invalid-value', detail: `Choose of ${offered.join(', ')}.` },
      ],
    });
}

async function demandWait(
  call: Call,
  before: ApplicationRow,
  { document }: PolicyInForce<QualificationPolicy>,
): Promise<void> {
  const from = await againFrom(call, before);
  if (call.now < from)
    throw refuse('recruitment.too-soon', {
      status: 409,
      detail: `You may apply again from ${from.toISOString().slice(0, 10)} on (${document.again.clause}). Sign in to read why, and to appeal.`,
    });
}
