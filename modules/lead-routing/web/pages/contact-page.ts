import { html, raw } from 'hono/html';
import { z } from 'zod';
import {
  areaField as area,
  countryField,
  describedBy,
  inputField as input,
  problemText,
  publicPage,
  type Answer,
  type Fields,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { takeInLeads } from '../../actions.ts';
import { NewLead } from '../../shapes.ts';

/** What the form asks for; the rest of a lead follows in the conversation. */
const asked = NewLead.pick({
  companyName: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  city: true,
  country: true,
  need: true,
}).extend({ consent: z.literal('yes', { error: 'Say that a partner may contact you.' }) });

/** What is wrong, in the words of whoever fills in the form. */
const wrong: Fields = {
  companyName: 'Give the name of your company.',
  contactEmail: 'Give a mail address such as ana@example.com.',
  country: 'Choose a country from the list.',
  consent: 'Say that a partner may contact you.',
};

export function contactPage(visit: Visit): Answer {
  return { page: form(visit, {}, {}) };
}

/**
 * Takes the form: thanks, or the form again with every field as it was typed. A filled-in trap field is thanked all the
 * same and kept nowhere: programs that fill in everything learn nothing.
 */
export async function receiveContact(visit: Visit, fields: Fields): Promise<Answer> {
  if (fields.website) return { page: thanks(visit) };
  const { website: _trap, ...said } = fields;
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
  const read = asked.safeParse(given);
  if (!read.success) {
    const problems = Object.fromEntries(
      read.error.issues.map(({ path, message }) => {
        const name = String(path[0] ?? '');
        return [name, wrong[name] ?? message];
      }),
    );
    return { status: 422, page: form(visit, fields, problems) };
  }
  const { consent: _consent, companyName, contactEmail, ...rest } = read.data;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  await takeInLeads(visit, [
    {
      companyName,
      contactEmail,
      ...known,
      source: 'form',
      consent: { contact: true, at: visit.now.toISOString(), surface: 'page' },
    },
  ]);
  return { page: thanks(visit) };
}

function thanks({ frame, programme }: Visit): Html {
  const base = `/p/${programme.slug}`;
  return publicPage(
    { ...frame, title: 'Thank you', hidden: true },
    html`<div class="lead-in"><h1>Thank you, it is on its way</h1>
<p class="intro">Your request goes to the partner that fits best, by the programme’s published rules. If that partner cannot take it, the next one is asked.</p>
<p class="quiet">A partner answers to the address that you gave. Nobody else receives it.</p>
<p class="row wrap"><a class="button" href="${base}">How it is decided</a><a class="button" href="${base}/partners">See the partners</a></p></div>`,
  );
}

function form(visit: Visit, fields: Fields, problems: Fields): Html {
  const { frame, programme } = visit;
  const count = Object.keys(problems).length;
  return publicPage(
    {
      ...frame,
      title: count > 0 ? 'Something is missing' : 'Ask for a partner',
      description: `Tell us what you need; a partner of ${programme.name} answers.`,
    },
    html`<div class="lead-in"><h1>Ask for a partner</h1><p class="quiet">Tell us what you need. One partner at a time is asked; the first that can, answers you.</p></div>
${count > 0 ? html`<p class="alert" role="alert">${count === 1 ? 'One field needs another look.' : `${count} fields need another look.`} Nothing you typed is lost.</p>` : ''}
<form class="form" method="post" action="/p/${programme.slug}/contact" novalidate>
${input('companyName', 'Your company', fields, problems, raw('autocomplete="organization" required maxlength="300"'))}
${input('contactEmail', 'Work mail', fields, problems, raw('type="email" autocomplete="email" required maxlength="320"'))}
${input('contactName', 'Your name', fields, problems, raw('autocomplete="name" maxlength="200"'), true)}
${input('contactPhone', 'Phone', fields, problems, raw('type="tel" autocomplete="tel" maxlength="50"'), true)}
${area('need', 'What you need', fields, problems)}
<div class="pair">${input('city', 'City', fields, problems, raw('autocomplete="address-level2" maxlength="200"'), true)}${countryField(fields, problems)}</div>
<p class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<div class="field"><label class="choice"><input class="check" type="checkbox" name="consent" value="yes"${fields.consent === 'yes' ? raw(' checked') : ''}${describedBy('consent', problems)}><span>A partner may contact me about this request</span></label>${problemText('consent', problems)}</div>
<p><button class="button main">Send request</button></p>
<p class="hint">Your address goes to the one partner that takes your request, and to ${programme.vendorName}.</p>
</form>`,
  );
}
