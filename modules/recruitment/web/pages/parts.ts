import { html, raw } from 'hono/html';
import {
  countryField,
  describedBy,
  inputField,
  problemText,
  publicPage,
  type Fields,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { companyDomain } from '../../../accounts/index.ts';
import type { AgreementText } from '../../../partners/index.ts';
import type { QualificationPolicy, Question } from '../../applications/rules/policy.ts';
import type { Qualification } from '../../applications/rules/qualify.ts';
import { roleWords } from '../words.ts';
import { agreementCard } from './agreement-card.ts';

/** Everything of an application that travels from page to page, as it was typed. */
export type Typed = { fields: Fields; roles: readonly string[] };
export type Problems = Fields;

export function startPage(
  visit: Visit,
  policy: QualificationPolicy,
  email = '',
  problem?: string,
): Html {
  const { frame, programme } = visit;
  const problems: Problems = problem ? { email: problem } : {};
  return publicPage(
    {
      ...frame,
      title: `Become a partner of ${programme.vendorName}`,
      description: `What ${programme.name} asks of a partner, and how long an answer takes.`,
    },
    html`<div class="lead-in"><h1>Become a partner</h1><p class="intro">${answerTime(policy)}</p></div>
<form class="form" method="post" action="/p/${programme.slug}/apply" novalidate>
${inputField('email', 'Your work mail', { email }, problems, raw('type="email" autocomplete="email" required maxlength="320" autofocus'))}
<p><button class="button main">Continue</button></p>
<p class="hint">We mail you a code. If your firm is a partner already, you hear so once the code is entered.</p>
</form>
<section class="part"><h2>What counts</h2><p class="quiet">The same for everybody. You see your own score before you send anything.</p>${criteriaList(policy)}</section>
<section class="part"><h2>What follows</h2><p>As a partner you are bound by the same published rules as everybody: <a class="link" href="/p/${programme.slug}">tiers, how customers reach a partner, and how registered deals are decided</a>, and by <a class="link" href="/p/${programme.slug}/agreement">the agreement</a>.</p></section>`,
  );
}

export function answerTime({ approval, answer }: QualificationPolicy): string {
  const person = `a person answers within ${answer.workingDays} working ${answer.workingDays === 1 ? 'day' : 'days'}`;
  return approval.points === null
    ? `Four steps, about three minutes; ${person}.`
    : `Four steps, about three minutes. Clear cases are approved at once; otherwise ${person}.`;
}

export function criteriaList({ criteria }: QualificationPolicy): Html {
  return html`<ol class="clauses">${criteria.map(
    ({ clause, label, text, why, must, points }) =>
      html`<li><span class="mono quiet">${clause}</span><span><strong>${label}</strong>${must ? ', needed' : `, ${points} points`}. ${text ?? ''}${why ? html` <span class="quiet">${why}</span>` : ''}</span></li>`,
  )}</ol>`;
}

export function codePage(visit: Visit, email: string, problem?: string): Html {
  const { frame, programme } = visit;
  return publicPage(
    { ...frame, title: 'Enter your code', hidden: true },
    html`<div class="lead-in"><h1>Enter your code</h1><p class="quiet">It is on its way to ${email}.</p></div>
<form class="form" method="post" action="/p/${programme.slug}/apply/code" novalidate>
<input type="hidden" name="email" value="${email}">
${inputField('code', 'Code', {}, problem ? { code: problem } : {}, raw('inputmode="numeric" autocomplete="one-time-code" required maxlength="12" autofocus'))}
<p class="row wrap"><button class="button main">Continue</button><a class="button" href="/p/${programme.slug}/apply">Use another address</a></p>
</form>`,
  );
}

export type FirmForm = {
  policy: QualificationPolicy;
  proof: string;
  email: string;
  typed: Typed;
  problems: Problems;
  agreement: AgreementText | null;
  /** The applicant's own score, once it was asked for. */
  score?: Qualification | undefined;
};

export function firmPage(
  visit: Visit,
  { policy, proof, email, agreement, typed, problems, score }: FirmForm,
): Html {
  const { frame, programme } = visit;
  const { fields } = typed;
  const count = Object.keys(problems).length;
  return publicPage(
    { ...frame, title: count > 0 ? 'Something is missing' : 'Your firm', hidden: true },
    html`<div class="lead-in"><h1>Your firm</h1><p class="quiet">Your address ${email} is confirmed.</p>${companyDomain(email) === undefined ? html`<p class="quiet">It is at a free mail service, so it cannot speak for your firm by itself. You can apply with it all the same; an address at your firm’s own domain counts for more.</p>` : ''}</div>
${count > 0 ? html`<p class="alert" role="alert">${count === 1 ? 'One field needs another look.' : `${count} fields need another look.`} Nothing you typed is lost.</p>` : ''}
<form class="form" method="post" action="/p/${programme.slug}/apply/firm" novalidate>
<input type="hidden" name="proof" value="${proof}">
${inputField('companyName', 'Company', fields, problems, raw('autocomplete="organization" required maxlength="300"'))}
<div class="pair">${inputField('applicantName', 'Your name', fields, problems, raw('autocomplete="name" required maxlength="200"'))}${countryField(fields, problems, false)}</div>
${roleChoices(policy, typed, problems)}
${policy.questions.map((question) => answerField(question, fields, problems))}
${score ? scoreCard(score) : ''}
${score ? agreementCard(agreement, fields, problems) : ''}
<p class="row wrap">${score ? html`<button class="button main" name="act" value="send">Send application</button><button class="button" name="act" value="score">Score again</button>` : html`<button class="button main" name="act" value="score">See my score</button>`}</p>
<p class="hint">${score ? `Sending makes you the administrator of this firm in ${programme.name}.` : 'Nothing is sent yet.'}</p>
</form>`,
  );
}

function roleChoices(
  { roles }: QualificationPolicy,
  { roles: chosen }: Typed,
  problems: Problems,
): Html {
  return html`<fieldset class="field"><legend>How you want to work with us</legend><div class="choices">${roles.map(
    (role) =>
      html`<label class="choice"><input class="check" type="checkbox" name="roles" value="${role}"${chosen.includes(role) ? raw(' checked') : ''}${describedBy('roles', problems)}><span>${roleWords[role] ?? role}</span></label>`,
  )}</div>${problemText('roles', problems)}</fieldset>`;
}

function answerField(
  { name, label, type, hint }: Question,
  fields: Fields,
  problems: Problems,
): Html {
  const field = `answer-${name}`;
  const under = hint ? html`<p class="hint">${hint}</p>` : '';
  if (type === 'boolean')
    return html`<div class="field"><label class="choice"><input class="check" type="checkbox" name="${field}" value="yes"${fields[field] === 'yes' ? raw(' checked') : ''}><span>${label}</span></label>${under}</div>`;
  const more =
    type === 'number' ? raw('inputmode="numeric" maxlength="12"') : raw('maxlength="1000"');
  return html`${inputField(field, label, fields, problems, more)}${under}`;
}

function scoreCard({
  outcome,
  points,
  pointsOf,
  criteria,
  wouldChange,
  text,
}: Qualification): Html {
  const title = {
    approved: 'This would be approved at once',
    review: 'A person would decide this',
    refused: 'This would be refused',
  }[outcome];
  return html`<section class="card stack" role="status"><h2>${title}</h2><p class="quiet">${points} of ${pointsOf} points. ${text}</p>
<ul class="scored">${criteria.map(
    ({ label, met, must, points: worth }) =>
      html`<li><strong>${met ? 'Met' : 'Not met'}</strong> <span>${label}</span> <span class="quiet">${must ? 'needed' : `${worth} points`}</span></li>`,
  )}</ul>
${wouldChange.length > 0 ? html`<p><strong>What would change it</strong></p><ul>${wouldChange.map((change) => html`<li>${change.text}</li>`)}</ul>` : ''}</section>`;
}

/** The firm is a partner already, or has applied: its administrator lets colleagues in, nobody else. */
export function colleaguePage(
  visit: Visit,
  {
    proof,
    email,
    askFor,
    stage,
    problem,
  }: { proof: string; email: string; askFor: string; stage: string; problem?: string },
): Html {
  const { frame, programme } = visit;
  const title =
    stage === 'applicant' ? 'Your firm has applied already' : 'Your firm is a partner already';
  return publicPage(
    { ...frame, title, hidden: true },
    html`<div class="lead-in"><h1>${title}</h1><p class="intro">${askFor} can let you in. Ask, and you get an invitation by mail at ${email}.</p></div>
<form class="form" method="post" action="/p/${programme.slug}/apply/join" novalidate>
<input type="hidden" name="proof" value="${proof}">
${inputField('applicantName', 'Your name', {}, problem ? { applicantName: problem } : {}, raw('autocomplete="name" required maxlength="200" autofocus'))}
<p><button class="button main">Ask to be let in</button></p>
</form>`,
  );
}

export function sayPage(
  visit: Visit,
  title: string,
  text: string,
  acts: { href: string; label: string }[],
): Html {
  return publicPage(
    { ...visit.frame, title, hidden: true },
    html`<div class="lead-in"><h1>${title}</h1><p class="intro">${text}</p><p class="row wrap">${acts.map(({ href, label }) => html`<a class="button" href="${href}">${label}</a>`)}</p></div>`,
  );
}
