import { html, raw } from 'hono/html';
import { z } from 'zod';
import {
  countryName,
  publicPage,
  type Answer,
  type Html,
  type Visit,
} from '../../../../platform/pages/index.ts';
import { takeInLeads } from '../../actions.ts';
import { NewLead } from '../../shapes.ts';

type Fields = Record<string, string>;

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
<div class="pair">${input('city', 'City', fields, problems, raw('autocomplete="address-level2" maxlength="200"'), true)}${countries(fields, problems)}</div>
<p class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<div class="field"><label class="choice"><input class="check" type="checkbox" name="consent" value="yes"${fields.consent === 'yes' ? raw(' checked') : ''}${describedBy('consent', problems)}><span>A partner may contact me about this request</span></label>${problemText('consent', problems)}</div>
<p><button class="button main">Send request</button></p>
<p class="hint">Your address goes to the one partner that takes your request, and to ${programme.vendorName}.</p>
</form>`,
  );
}

function input(
  name: string,
  label: string,
  fields: Fields,
  problems: Fields,
  more: ReturnType<typeof raw>,
  optional = false,
): Html {
  return html`<div class="field"><label for="${name}">${label}${optional ? html` <span class="optional">(optional)</span>` : ''}</label><input class="input" id="${name}" name="${name}" value="${fields[name] ?? ''}" ${more}${describedBy(name, problems)}>${problemText(name, problems)}</div>`;
}

function area(name: string, label: string, fields: Fields, problems: Fields): Html {
  return html`<div class="field"><label for="${name}">${label}</label><textarea class="input" id="${name}" name="${name}" rows="4" maxlength="5000"${describedBy(name, problems)}>${fields[name] ?? ''}</textarea>${problemText(name, problems)}</div>`;
}

const offered =
  'AT AU BE BR CA CH CL CN CO CZ DE DK ES FI FR GB GR HK HU IE IL IN IT JP KR LU MX MY NL NO NZ PH PL PT RO SE SG SK TH TR TW UA US ZA'.split(
    ' ',
  );

function countries(fields: Fields, problems: Fields): Html {
  const list = offered
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return html`<div class="field"><label for="country">Country <span class="optional">(optional)</span></label><span class="select"><select class="input" id="country" name="country" autocomplete="country"${describedBy('country', problems)}><option value="">Choose</option>${list.map(
    ({ value, label }) =>
      html`<option value="${value}"${fields.country === value ? raw(' selected') : ''}>${label}</option>`,
  )}</select>${raw('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6.5 4 4 4-4"/></svg>')}</span>${problemText('country', problems)}</div>`;
}

function describedBy(name: string, problems: Fields) {
  return problems[name] ? raw(` aria-invalid="true" aria-describedby="${name}-problem"`) : '';
}

function problemText(name: string, problems: Fields): Html | '' {
  return problems[name] ? html`<p class="problem" id="${name}-problem">${problems[name]}</p>` : '';
}
