import { html } from 'hono/html';
import { publicationsInForce, type Publication } from '../../../../platform/decisions/index.ts';
import {
  countryName,
  listed,
  publicPage,
  type Answer,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { directoryChoices, type DirectoryChoices } from '../../directory.ts';
import { tierMarks } from './marks.ts';

/** A part of the page that another module contributes; '' where it has nothing to say. */
export type Section = (visit: Visit) => Promise<Html | ''>;

/** What the programme is, who is in it, and by which published rules it decides. */
export async function programmePage(visit: Visit, joining: Section): Promise<Answer> {
  const { programme, frame } = visit;
  const choices = await directoryChoices(visit.tx, visit.actor);
  const policies = await publicationsInForce(visit);
  const policy = (kind: string) => policies.find((one) => one.kind === kind);
  const base = `/p/${programme.slug}`;
  const partners = choices.countries.reduce((sum, { count }) => sum + count, 0);
  const about = programme.description || `The partner programme of ${programme.vendorName}.`;
  return {
    page: publicPage(
      { ...frame, title: programme.name, description: about, foot: foot(programme.sample) },
      html`<div class="lead-in"><h1>${programme.name}</h1><p class="intro">${about}</p>
<p class="row wrap"><a class="button main" href="${base}/partners">Find a partner</a><a class="button" href="${base}/contact">Ask for a partner</a></p></div>
<dl class="figures"><div><dt>Partners to be found</dt><dd>${partners.toLocaleString('en')}</dd></div><div><dt>Countries</dt><dd>${choices.countries.length}</dd></div><div><dt>Specialisations</dt><dd>${choices.specialisations.length}</dd></div></dl>
${await joining(visit)}
${tiers(policy('partners.tiers'), choices)}
${rules(policy('lead-routing'), 'How a customer reaches a partner', 'Every lead is offered to one partner at a time, by these rules and no others. The partner chosen is told why.')}
${rules(policy('deal-registration'), 'How a registered deal is decided', 'A partner that registers a deal hears at a stated time, the same for everybody, with the clause that decided.')}
<section class="part"><h2>Where the partners are</h2><p>${listed(choices.countries.map(({ value }) => countryName(value)).toSorted())}.</p></section>`,
    ),
  };
}

function foot(sample: boolean): Html {
  return html`${sample ? 'Sample data: names and sales are those of Microsoft’s Adventure Works sample.' : ''}`;
}

function tiers(policy: Publication | undefined, choices: DirectoryChoices): Html | '' {
  if (!policy) return '';
  // Publication has checked the document against its kind.
  const { tiers: ladder = [] } = policy.document as {
    tiers?: { tier: string; text?: string; why?: string }[];
  };
  return html`<section class="part"><h2>Tiers</h2>
<p class="quiet">${since(policy)} Up at once; down only when a person has looked.</p>
<ol class="tier-list">${ladder
    .toReversed()
    .map(
      (tier, place) =>
        html`<li><h3>${tierMarks(ladder.length - place, ladder.length)}${tier.tier}</h3><p>${tier.text ?? ''}</p><p class="hint">${countOf(choices, tier.tier)}</p></li>`,
    )}</ol></section>`;
}

function countOf({ tiers: counts }: DirectoryChoices, tier: string): string {
  const count = counts.find(({ value }) => value === tier)?.count ?? 0;
  return count === 1 ? '1 partner' : `${count.toLocaleString('en')} partners`;
}

function rules(policy: Publication | undefined, title: string, intro: string): Html | '' {
  if (!policy) return '';
  return html`<section class="part"><h2>${title}</h2><p class="quiet">${intro}</p>
<details><summary>The ${policy.sentences.length} clauses, word for word</summary><p class="hint">${since(policy)}</p>
<ol class="clauses">${policy.sentences.map(({ id, text }) => html`<li><span class="mono quiet">${id}</span><span>${text}</span></li>`)}</ol></details></section>`;
}

function since({ number, effectiveAt }: Publication): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `Version ${number}, in force since ${day.format(new Date(effectiveAt))}.`;
}
