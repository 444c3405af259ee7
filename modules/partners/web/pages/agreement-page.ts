import { html } from 'hono/html';
import { findPolicyInForce } from '../../../../platform/decisions/index.ts';
import { publicPage, type Answer, type Visit } from '../../../../platform/pages/index.ts';
import { textFor, type Agreement } from '../../agreements/agreement.ts';

/** The agreement in force, for anybody to read before applying; where there is none, no page. */
export async function agreementPage(visit: Visit): Promise<Answer> {
  const policy = await findPolicyInForce<Agreement>(visit, 'partners.agreement');
  if (!policy) return null;
  const { name, summary, variants } = policy.document;
  const worded = variants.flatMap(({ countries }) => countries);
  return {
    page: publicPage(
      {
        ...visit.frame,
        title: name,
        description: `What partners of ${visit.programme.name} agree to.`,
      },
      html`<div class="lead-in"><h1>${name}</h1><p class="quiet">Version ${policy.version}.</p></div>
<section class="part"><h2>In short</h2><ul>${summary.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>
<section class="part"><h2>In full</h2><ol class="clauses">${textFor(policy.document, '').map(
        ({ clause, heading, text }) =>
          html`<li><span class="mono quiet">${clause}</span><span><strong>${heading}.</strong> ${text}</span></li>`,
      )}</ol>
${worded.length > 0 ? html`<p class="hint">Partners in ${worded.join(', ')} accept a wording of their own.</p>` : ''}</section>`,
    ),
  };
}
