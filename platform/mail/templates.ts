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

/**
 * Fills a template's slots: as they are in the text part, escaped in the other, where a line
 * end becomes a line break.
 *
 * @throws when a fact is missing, or a link is no web address: a fault of the caller
 */
export function renderMail<T extends MailTemplate>(template: T, facts: MailFacts[T]): RenderedMail {
  const { subject, text, html } = compiled[template];
  const known = facts as Record<string, string | number>;
  const link = known['link'];
  if (link !== undefined && !/^https?:\/\//.test(String(link)))
    throw new Error(`The mail ${template} has no web address as its link.`);
  const value = (name: string) => {
    if (!(name in known)) throw new Error(`The mail ${template} lacks the fact ${name}.`);
    return String(known[name]);
  };
  const fill = (source: string, write: (text: string) => string) =>
    source.replace(/\{\{(\w+)\}\}/g, (_, name: string) => write(value(name)));
  return {
    subject: fill(subject, (words) => words.replace(/\s+/g, ' ').trim()),
    text: fill(text, (words) => words),
    html: fill(html, (words) => escapeHtml(words).replace(/\r?\n/g, '<br>')),
  };
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
