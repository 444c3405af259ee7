import { html, raw } from 'hono/html';
import { languageNames } from '../language/index.ts';
import type { Look } from '../brand/look.ts';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export type PublicPage = {
  title: string;
  /** For search engines and shared links. */
  description?: string;
  stylesheet: string;
  /** The programme's own colour and logo. */
  look?: Look;
  /** Whose page it is, and the word beside the mark: a programme's name, or the product's. */
  home: { href: string; name: string };
  places: { href: string; label: string; current?: boolean }[];
  /** schema.org facts; a data block, which no script policy forbids and nothing runs. */
  facts?: object;
  /** Kept out of search engines. */
  hidden?: boolean;
  foot?: Html;
};

/** The frame of every public page: its own header, one column, no script. */
export function publicPage(page: PublicPage, content: Html): Html {
  const { title, description, home, places } = page;
  return html`<!doctype html>
<html lang="en" data-desk="partner">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${page.hidden ? raw('<meta name="robots" content="noindex">') : ''}
<title>${title === home.name ? title : `${title} · ${home.name}`}</title>
${description ? html`<meta name="description" content="${description}">` : ''}
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="${page.stylesheet}">
${page.look?.stylesheet ? html`<link rel="stylesheet" href="${page.look.stylesheet}">` : ''}
${page.facts ? raw(`<script type="application/ld+json">${dataBlock(page.facts)}</script>`) : ''}
</head>
<body>
<a class="button skip" href="#content">Skip to the content</a>
<div class="public">
<header class="public-top"><a class="home" href="${home.href}">${page.look?.logo ? html`<img class="brand-logo" src="${page.look.logo}" alt="">` : raw(mark)}${home.name}</a><nav aria-label="Pages">${places.map(
    (place) =>
      html`<a href="${place.href}"${place.current ? raw(' aria-current="page"') : ''}>${place.label}</a>`,
  )}</nav></header>
<div class="graduated" aria-hidden="true"></div>
<main id="content">
${content}
</main>
<footer class="public-foot">${page.foot ?? ''}${languageLinks()}</footer>
</div>
</body>
</html>`;
}

/** Every language under its own name, so that whoever cannot read this one finds theirs. */
function languageLinks(): Html {
  return html`<nav class="languages" aria-label="Language">${languageNames().map(
    ([language, name]) =>
      html`<a href="?lang=${language}" lang="${language}" hreflang="${language}">${name}</a> `,
  )}</nav>`;
}

/** JSON that cannot end its own element: every "<" is written as its escape. */
export function dataBlock(facts: object): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
}

const mark =
  '<svg class="brand" viewBox="0 0 22 22" aria-hidden="true"><path d="M2.5 18.5V9.5h5v9zM19.5 18.5h-6.5l3.25-9z" fill="currentColor"/><path class="brand-mark" d="M10.3 19.5V2.5"/></svg>';

/** Two letters of a name, as the screens have them: of two words each, or of one. */
export function initials(name: string): string {
  const words = name.split(/[\s&.-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first = '?', second] = words;
  return (second ? (first[0] ?? '') + (second[0] ?? '') : first.slice(0, 2)).toUpperCase();
}

/** Words of a person's list: "Road, Touring and Mountain". */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

/** The English name of a country; the code where there is none. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(code) ?? code;
}
