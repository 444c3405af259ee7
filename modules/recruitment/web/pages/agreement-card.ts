import { html, raw } from 'hono/html';
import {
  describedBy,
  problemText,
  type Fields,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { agreementFor, type AgreementText } from '../../../partners/index.ts';

/** The agreement in force in the wording of the firm's country; null while there is none. */
export function agreementOf(visit: Visit, { country = '' }: Fields): Promise<AgreementText | null> {
  return agreementFor(visit, country);
}

/**
 * What is wrong with how the form stands to the agreement: it was not accepted though applying asks for it, or another
 * version was shown than the one in force.
 */
export function acceptanceProblem(
  agreement: AgreementText | null,
  { accepts, agreement: shown }: Fields,
): string | undefined {
  if (!agreement) return undefined;
  if (accepts === 'yes')
    return shown === agreement.policyId
      ? undefined
      : 'The agreement was changed while you were reading. This is the new text.';
  return agreement.requiredFor.includes('apply')
    ? 'The programme takes applications of firms that accept its agreement.'
    : undefined;
}

/** In short, in full, and a box to accept it in the same step. */
export function agreementCard(
  agreement: AgreementText | null,
  fields: Fields,
  problems: Fields,
): Html | '' {
  if (!agreement) return '';
  const { policyId, name, version, summary, clauses, requiredFor } = agreement;
  const later = requiredFor.includes('apply')
    ? ''
    : html`<p class="hint">It can wait until later; an administrator of your firm finds it on the first page.</p>`;
  return html`<section class="card stack"><h2>${name}</h2><p class="quiet">Version ${version}. In short:</p>
<ul>${summary.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<details><summary>The ${clauses.length} clauses, word for word</summary><ol class="clauses">${clauses.map(
    ({ clause, heading, text }) =>
      html`<li><span class="mono quiet">${clause}</span><span><strong>${heading}.</strong> ${text}</span></li>`,
  )}</ol></details>
<input type="hidden" name="agreement" value="${policyId}">
<div class="field"><label class="choice"><input class="check" type="checkbox" name="accepts" value="yes"${fields.accepts === 'yes' ? raw(' checked') : ''}${describedBy('accepts', problems)}><span>I may accept this for my firm, and do</span></label>${problemText('accepts', problems)}${later}</div></section>`;
}
