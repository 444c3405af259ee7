import { html } from 'hono/html';
import {
  findPolicyInForce,
  publicationsInForce,
  type Publication,
} from '../../../../platform/decisions/index.ts';
import { minorDigits } from '../../../../platform/money/index.ts';
import { countryName, type Html, type Visit } from '../../../../platform/pages/index.ts';
import type { QualificationPolicy } from '../../applications/rules/policy.ts';
import { fewestFirms } from '../../estimate/rules.ts';
import { listEstimates, type StoredEstimate } from '../../estimate/store.ts';
import { answerTime, criteriaList } from './parts.ts';

/** What the programme page says to a firm that considers joining: criteria, answer time, and what it would earn. */
export async function joiningSection(visit: Visit): Promise<Html | ''> {
  const policy = await findPolicyInForce<QualificationPolicy>(visit, 'recruitment.qualification');
  if (!policy) return '';
  const profiles = (await publicationsInForce(visit)).find(
    ({ kind }) => kind === 'recruitment.profile',
  );
  const base = `/p/${visit.programme.slug}`;
  return html`<section class="part"><h2>Become a partner</h2><p>${answerTime(policy.document)}</p>
${criteriaList(policy.document)}
<p class="row wrap"><a class="button" href="${base}/apply">Score yourself</a></p>
<p class="hint">You see which of these you meet before you send anything.</p></section>
${profiles ? whomWeLookFor(profiles) : ''}
${earnings(await listEstimates(visit.tx, visit.actor))}`;
}

function whomWeLookFor({ sentences }: Publication): Html {
  return html`<section class="part"><h2>Whom we look for</h2><p class="quiet">By these wishes we look for firms ourselves. Whether you become a partner is decided by the criteria above alone.</p>
<details><summary>The ${sentences.length} wishes, word for word</summary>
<ol class="clauses">${sentences.map(({ id, text }) => html`<li><span class="mono quiet">${id}</span><span>${text}</span></li>`)}</ol></details></section>`;
}

function earnings(found: readonly StoredEstimate[]): Html {
  const [all, ...countries] = found;
  if (!all)
    return html`<section class="part"><h2>What a partner earns</h2>
<p>There are not enough records yet. A figure is shown once at least ${fewestFirms} partners have twelve months of orders on record.</p></section>`;
  return html`<section class="part"><h2>What a partner earns</h2>
<p>Of the partners on record, the middle half earned between <strong>${amount(all, all.lowMinor)}</strong> and <strong>${amount(all, all.highMinor)}</strong> in dealer margin in their first twelve months.</p>
<p class="quiet">This is what happened to others, and no promise. A quarter earned less, a quarter more.</p>
<ul>${found.map((one) => figure(one))}</ul>
<details><summary>How this is computed</summary>
<p>For every partner: the list price on the day of each order less what the partner paid after discounts, summed over the twelve months from its first recorded order. Where no list price was on record that day, the next one recorded counts. That is what a partner earns when it sells at list price; its own costs are not taken off.</p>
<p>Only partners with the whole twelve months on record count, up to ${day(all.asOf)}. Partners that stopped buying count too. Orders without a list price leave their partner out.</p>
<p>No partner can be told from it: a figure stands for at least ${fewestFirms} firms${countries.length > 0 ? ', countries with fewer are left out' : ''}, is the mean of three of them, and is rounded to two digits.</p></details></section>`;
}

function figure(one: StoredEstimate): Html {
  const where = one.country === '' ? 'All partners' : countryName(one.country);
  return html`<li><strong>${where}</strong>: ${amount(one, one.lowMinor)} to ${amount(one, one.highMinor)}; half earned more than ${amount(one, one.middleMinor)}. <span class="quiet">At least ${one.firms.toLocaleString('en')} firms.</span></li>`;
}

function amount({ currency }: StoredEstimate, minor: number): string {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(minor / 10 ** minorDigits(currency));
}

function day(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}
