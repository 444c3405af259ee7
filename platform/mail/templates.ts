import { mailColours, type MailColours } from '../brand/css.ts';
import { houseTheme } from '../brand/house.ts';
import { mailInLanguage, type Language } from '../language/index.ts';
import compiled from './compiled/templates.json' with { type: 'json' };

/** The slots of each template. Moments are ready words in the reader's zone, links are whole addresses. */
export type MailFacts = {
  'sign-in-code': { code: string; minutes: number };
  'address-code': { code: string; minutes: number; programmeName: string };
  'application-received': {
    programmeName: string;
    companyName: string;
    answer: string;
    link: string;
  };
  'application-decided': {
    programmeName: string;
    companyName: string;
    outcome: string;
    explanation: string;
    link: string;
  };
  'agreement-accepted': {
    programmeName: string;
    partnerName: string;
    personName: string;
    agreementName: string;
    version: number;
    link: string;
  };
  'partnership-ended': { programmeName: string; partnerName: string; reason: string };
  'join-requested': {
    programmeName: string;
    partnerName: string;
    name: string;
    email: string;
    link: string;
  };
  invitation: {
    inviterName: string;
    programmeName: string;
    organisationName: string;
    roleName: string;
    recipient: string;
    link: string;
    expiresOn: string;
  };
  'lead-offered': {
    programmeName: string;
    partnerName: string;
    /** The teaser fields, one `Label: value` a line; never the contact. */
    teaser: string;
    answerBy: string;
    link: string;
  };
  'lead-pulled-back': {
    programmeName: string;
    partnerName: string;
    teaser: string;
    reason: string;
    link: string;
  };
  'registration-received': {
    programmeName: string;
    partnerName: string;
    customerName: string;
    decisionBy: string;
    link: string;
  };
  'registration-decided': {
    programmeName: string;
    partnerName: string;
    customerName: string;
    outcome: string;
    explanation: string;
    link: string;
  };
  digest: {
    programmeName: string;
    count: number;
    /** What happened, one a line. */
    lines: string;
    link: string;
    unsubscribe: string;
  };
  'prospect-invited': {
    programmeName: string;
    vendorName: string;
    companyName: string;
    inviterName: string;
    /** What speaks for the firm, one a line; may be empty. */
    reasons: string;
    link: string;
    optOut: string;
  };
  'generic-notice': {
    programmeName: string;
    title: string;
    body: string;
    linkText: string;
    link: string;
  };
};

export type MailTemplate = keyof MailFacts;
export type RenderedMail = { subject: string; text: string; html: string };

/** Whose mail it looks like. */
export type MailBrand = { name: string; colours: MailColours; hasLogo: boolean };
const house: MailBrand = {
  name: 'Fairway',
  colours: mailColours(houseTheme),
  hasLogo: false,
};
/** Under which a mail carries the logo with it: it loads nothing from elsewhere. */
export const logoPart = 'programme-logo';
const logo = `<img src="cid:${logoPart}" alt="" height="32" style="height:32px;width:auto;vertical-align:middle;margin-right:12px;padding:4px;border-radius:4px;background:#ffffff;display:inline-block">`;

/**
 * Fills a template's slots, in English or another language: as they are in the text part, escaped in the other, where a line
 * end becomes a line break.
 *
 * @throws when a fact is missing, or a link is no web address: a fault of the caller
 */
export function renderMail<T extends MailTemplate>(
  template: T,
  facts: MailFacts[T],
  brand: MailBrand = house,
  language: Language | null = null,
): RenderedMail {
  const { subject, text, html } = compiled[template];
  const known = facts as Record<string, string | number>;
  const link = known['link'];
  if (link !== undefined && !/^https?:\/\//.test(String(link)))
    throw new Error(`The mail ${template} has no web address as its link.`);
  const drawn = brandSlots(brand);
  const value = (name: string) => {
    if (!(name in known)) throw new Error(`The mail ${template} lacks the fact ${name}.`);
    return String(known[name]);
  };
  const fill = (source: string, write: (text: string) => string) =>
    source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => write(value(name)));
  const written = {
    subject: fill(subject, (words) => words.replace(/\s+/g, ' ').trim()),
    text: fill(text, (words) => words),
    html: fill(
      html.replaceAll(/\{\{(brand\w+)\}\}/g, (slot, name: string) => drawn[name] ?? slot),
      (words) => escapeHtml(words).replace(/\r?\n/g, '<br>'),
    ),
  };
  return language === null ? written : mailInLanguage(written, language);
}

/** What the header and the button are drawn with; ready HTML. A brace in a name opens no slot. */
function brandSlots({ name, colours, hasLogo }: MailBrand): Record<string, string> {
  return {
    brandSolid: colours.solid,
    brandOnSolid: colours.onSolid,
    brandEdge: colours.edge,
    brandLogo: hasLogo ? logo : '',
    brandName: escapeHtml(name).replaceAll('{', '&#123;'),
  };
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
