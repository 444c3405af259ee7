import { html } from 'hono/html';
import { frame, type Html } from './layout.ts';

/** Looking at a link uses nothing up: mail programs and scanners look at every link. The button does. */
export function enterPage(page: {
  stylesheet: string;
  token: string;
  programmeName: string;
  invited: boolean;
}): Html {
  const title = page.invited ? `Join ${page.programmeName}` : `Continue to ${page.programmeName}`;
  return frame(
    { title, stylesheet: page.stylesheet },
    html`<form method="post" action="/enter/${page.token}">
<div class="stack"><h1>${title}</h1><p class="quiet">${page.invited ? 'You were invited. The button accepts the invitation and signs you in.' : 'The button signs you in.'}</p></div>
<button class="button main wide" autofocus>${page.invited ? 'Accept the invitation' : 'Sign in'}</button>
<p class="hint">This link works once. On a device that others use, sign out when you are done.</p>
</form>`,
  );
}

/** Says in words what went wrong and what mends it. */
export function problemPage(page: { stylesheet: string; title: string; detail: string }): Html {
  return frame(
    { title: page.title, stylesheet: page.stylesheet },
    html`<form method="get" action="/sign-in">
<div class="stack"><h1>${page.title}</h1><p role="alert">${page.detail}</p></div>
<button class="button main wide">Go to sign-in</button>
</form>`,
  );
}
