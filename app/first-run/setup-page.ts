import { html, raw } from 'hono/html';
import {
  countryField,
  inputField,
  problemText,
  publicPage,
  type Fields,
  type Html,
} from '../../platform/pages/index.ts';
import { programmeTypes } from './draft.ts';

type Page = { stylesheet: string };
const frame = ({ stylesheet }: Page) => ({
  stylesheet,
  hidden: true,
  home: { href: '/p', name: 'Fairway' },
  places: [{ href: '/sign-in', label: 'Sign in' }],
});

/** One page from nothing to a programme: who you are, and what you run. */
export function setupPage(
  page: Page & { token: string; fields: Fields; types: readonly string[]; problems: Fields },
): Html {
  const { token, fields, types, problems } = page;
  const count = Object.keys(problems).length;
  return publicPage(
    { ...frame(page), title: count > 0 ? 'Something is missing' : 'Start your programme' },
    html`<div class="lead-in"><h1>Start your programme</h1><p class="intro">Say who you are and what you run. Tiers, lead routing, deal registration, agreement and criteria are drafted from it, each number with its reason; all of it can be changed.</p></div>
${count > 0 ? html`<p class="alert" role="alert">${count === 1 ? 'One field needs another look.' : `${count} fields need another look.`} Nothing you typed is lost.</p>` : ''}
<form class="form" method="post" action="/setup/${token}" novalidate>
${inputField('vendorName', 'Your company', fields, problems, raw('autocomplete="organization" required maxlength="200" autofocus'))}
${inputField('name', 'Your name', fields, problems, raw('autocomplete="name" required maxlength="200"'))}
${inputField('email', 'Your work mail', fields, problems, raw('type="email" autocomplete="email" required maxlength="320"'))}
${countryField(fields, problems, false)}
<fieldset class="field"><legend>What do you run?</legend><div class="choices">${Object.entries(
      programmeTypes,
    ).map(
      ([type, label]) =>
        html`<label class="choice"><input class="check" type="checkbox" name="types" value="${type}"${types.includes(type) ? raw(' checked') : ''}><span>${label}</span></label>`,
    )}</div>${problemText('types', problems)}</fieldset>
<p><button class="button main">Start the programme</button></p>
<p class="hint">The country sets time zone and currency. You become the administrator; nobody else has access until you invite them.</p>
</form>`,
  );
}

export function setupOverPage(page: Page): Html {
  return publicPage(
    { ...frame(page), title: 'This link is used up' },
    html`<div class="lead-in"><h1>This link is used up</h1><p class="intro">It worked until the installation had a programme of its own. Whoever runs the installation makes a new way in with <code>bin/fairway link --as vendor.admin</code>.</p><p><a class="button main" href="/sign-in">Sign in</a></p></div>`,
  );
}

export function setupProblemPage(page: Page & { detail: string }): Html {
  return publicPage(
    { ...frame(page), title: 'This did not work' },
    html`<div class="lead-in"><h1>This did not work</h1><p class="intro">${page.detail}</p></div>`,
  );
}
