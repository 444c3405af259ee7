import { html } from 'hono/html';
import {
  countryName,
  initials,
  listed,
  publicPage,
  type Answer,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { findListing, type Listing } from '../../directory.ts';

/** One partner's public page, with structured data for search engines. */
export async function partnerPage(visit: Visit, slug: string): Promise<Answer> {
  const { programme, frame, tx, actor } = visit;
  const listing = await findListing(tx, actor, slug);
  if (!listing) return null;
  const base = `/p/${programme.slug}`;
  const place = placeOf(listing);
  const about =
    listing.description || `${listing.name} in ${place} is a partner of ${programme.vendorName}.`;
  return {
    page: publicPage(
      { ...frame, title: listing.name, description: about, facts: structured(listing, about) },
      html`<p class="crumb"><a href="${base}/partners">Find a partner</a></p>
<div class="row top profile"><span class="logo" aria-hidden="true">${initials(listing.name)}</span><div class="lead-in"><h1>${listing.name}</h1><p class="quiet">${place} · ${listing.tier}</p></div></div>
<p class="intro">${about}</p>
<p class="row wrap"><a class="button main" href="${base}/contact">Ask for a partner</a>${website(listing)}</p>
<dl class="facts part">${[
        ['Specialisations', listed(listing.specialisations)],
        ['Industries', listed(listing.industries)],
        ['Languages', listed(listing.languages.map(languageName))],
        [
          'Serves',
          listed(
            listing.regionsServed.length > 0
              ? listing.regionsServed.map(regionName)
              : [placeOf(listing)],
          ),
        ],
        ['Works as', listed(listing.roles.map((role) => role.replaceAll('-', ' ')))],
        ['Kind of business', listing.businessType ?? ''],
        ['Tier', listing.tier],
        ['Partner since', listing.joinedOn?.slice(0, 4) ?? ''],
      ].map(([label, value]) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : ''))}</dl>
<p class="hint">Which partner a request goes to is decided by <a class="link" href="${base}">the programme’s published rules</a>, and the partner is told why.</p>`,
    ),
  };
}

function placeOf({ city, region, country }: Listing): string {
  return [city, region?.split('-')[1], countryName(country)].filter(Boolean).join(', ');
}

function website({ website: address, name }: Listing): Html | '' {
  if (!address || !/^https?:\/\//i.test(address)) return '';
  return html`<a class="button" rel="nofollow noopener" href="${address}">Website of ${name}</a>`;
}

/** "US-CA" and "DE": the country's name, with the region's own word before it. */
function regionName(code: string): string {
  const [country = '', region] = code.split('-');
  return region ? `${region}, ${countryName(country)}` : countryName(country);
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** schema.org Organization: what the page says, in the words of search engines. */
function structured(listing: Listing, about: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: listing.name,
    description: about,
    ...(listing.website ? { url: listing.website } : {}),
    address: {
      '@type': 'PostalAddress',
      ...(listing.city ? { addressLocality: listing.city } : {}),
      ...(listing.region ? { addressRegion: listing.region } : {}),
      addressCountry: listing.country,
    },
    ...(listing.specialisations.length > 0 ? { knowsAbout: listing.specialisations } : {}),
  };
}
