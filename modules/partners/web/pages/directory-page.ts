import { html, raw } from 'hono/html';
import { z } from 'zod';
import {
  countryName,
  initials,
  publicPage,
  type Answer,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import {
  directoryChoices,
  listingsPerPage,
  searchListings,
  type DirectoryChoices,
  type DirectorySearch,
  type Listing,
} from '../../directory.ts';
import { check } from './marks.ts';

/** What the address says; whatever makes no sense is as if it were not there. */
const asked = z.object({
  q: z.string().trim().max(100).catch(''),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(''),
  specialisation: z.string().max(100).catch(''),
  tier: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The directory: filters as a plain form, one page of partners by name. */
export async function directoryPage(visit: Visit, query: Record<string, string>): Promise<Answer> {
  const { programme, frame, tx, actor } = visit;
  const { q, ...rest } = asked.parse(query);
  const search: DirectorySearch = { text: q, ...rest };
  const choices = await directoryChoices(tx, actor);
  const { total, listings } = await searchListings(tx, actor, search);
  const base = `/p/${programme.slug}/partners`;
  const everywhere = choices.countries.reduce((sum, { count }) => sum + count, 0);
  return {
    page: publicPage(
      {
        ...frame,
        title: 'Find a partner',
        description: `Partners of ${programme.name}, by place, specialisation and tier.`,
      },
      html`<div class="lead-in"><h1>Find a partner near you</h1>
<p class="quiet">${everywhere.toLocaleString('en')} partners in ${choices.countries.length} ${choices.countries.length === 1 ? 'country' : 'countries'} sell and service for ${programme.vendorName}.</p></div>
${finder(base, search, choices)}
<p class="results"><span><strong>${total.toLocaleString('en')} ${total === 1 ? 'partner' : 'partners'}</strong>${total === everywhere ? '' : ' found'}</span><span class="quiet">By name; size and tier do not count for the order.</span></p>
${listings.length === 0 ? nothing(base) : html`<ul class="entries">${listings.map((listing) => entry(base, listing))}</ul>`}
${paging(base, search, total)}`,
    ),
  };
}

function finder(base: string, search: DirectorySearch, choices: DirectoryChoices): Html {
  const countries = choices.countries
    .map(({ value, count }) => ({ value, label: countryName(value), count }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const same = (list: { value: string; count: number }[]) =>
    list.map((one) => ({ ...one, label: one.value }));
  return html`<form class="finder" method="get" action="${base}" role="search">
<div class="field"><label for="q">Name or place</label><input class="input" id="q" name="q" value="${search.text}" maxlength="100" autocomplete="off"></div>
${choice('country', 'Country', 'Any country', search.country, countries)}
${choice('specialisation', 'Specialisation', 'Any', search.specialisation, same(choices.specialisations))}
${choice('tier', 'Tier', 'Any tier', search.tier, same(choices.tiers))}
<button class="button main">Find</button>
</form>`;
}

function choice(
  name: string,
  label: string,
  any: string,
  value: string,
  list: { value: string; label: string; count: number }[],
): Html {
  return html`<div class="field"><label for="${name}">${label}</label><span class="select"><select class="input" id="${name}" name="${name}"><option value="">${any}</option>${list.map(
    (one) =>
      html`<option value="${one.value}"${one.value === value ? raw(' selected') : ''}>${one.label} (${one.count})</option>`,
  )}</select>${raw('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6.5 4 4 4-4"/></svg>')}</span></div>`;
}

function entry(base: string, listing: Listing): Html {
  const place = [listing.city, listing.region?.split('-')[1], countryName(listing.country)].filter(
    Boolean,
  );
  return html`<li class="entry"><span class="logo" aria-hidden="true">${initials(listing.name)}</span><div>
<p class="row between top"><a class="name" href="${base}/${listing.slug}"><strong>${listing.name}</strong></a><span class="small quiet">${listing.tier}</span></p>
<p class="small quiet">${place.join(', ')}</p>
${listing.description ? html`<p class="clamp about">${listing.description}</p>` : ''}
${listing.specialisations.length > 0 ? html`<p class="proof">${check}${listing.specialisations.join(', ')}</p>` : ''}
</div></li>`;
}

function nothing(base: string): Html {
  return html`<div class="nothing"><h2>No partner fits all of this</h2><p class="quiet">Leave out one of the filters, or <a class="link" href="${base.replace(/partners$/, 'contact')}">ask for a partner</a>: we find one for you.</p></div>`;
}

function paging(base: string, search: DirectorySearch, total: number): Html | '' {
  const pages = Math.ceil(total / listingsPerPage);
  if (pages <= 1) return '';
  const to = (page: number) => {
    const parameters = new URLSearchParams();
    const { text, page: _, ...filters } = search;
    for (const [name, value] of Object.entries({ q: text, ...filters }))
      if (value) parameters.set(name, value);
    if (page > 1) parameters.set('page', String(page));
    return `${base}?${parameters.toString()}`;
  };
  const { page } = search;
  return html`<nav class="paging" aria-label="Pages of results">
${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">Before</a>` : ''}
<span class="quiet">Page ${page} of ${pages}</span>
${page < pages ? html`<a class="button" rel="next" href="${to(page + 1)}">Next</a>` : ''}
</nav>`;
}
