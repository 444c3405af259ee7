import { html, raw } from 'hono/html';
import { codeMinutes } from '../library.ts';
import { frame, type Html } from './layout.ts';

type Page = { stylesheet: string; next: string; problem?: string | undefined };

/** Asks for the mail address; the passkey's button shows only where a script can use one. */
export function addressPage({
  stylesheet,
  next,
  problem,
  email = '',
}: Page & { email?: string }): Html {
  return frame(
    { title: 'Sign in', stylesheet, script: '/sign-in/passkey.js' },
    html`<form method="post" action="/sign-in">
<div class="stack"><h1>Sign in</h1><p class="quiet">One sign-in for every programme you work with.</p></div>
<div class="field"><label for="email">Work mail</label><span class="input">${raw(envelope)}<input id="email" name="email" type="email" value="${email}" autocomplete="username webauthn" required maxlength="320" autofocus ${problemOf('email', problem)}></span>${problemText('email', problem)}</div>
<input type="hidden" name="next" value="${next}">
<button class="button main wide">Send me a code</button>
<div class="stack" id="passkey" data-next="${next}" hidden><div class="or">or</div><button class="button wide" type="button">${raw(key)}Use a passkey</button><p class="problem" role="alert" hidden></p></div>
<p class="hint">This device stays trusted for 30 days. A code never locks you out.</p>
</form>`,
  );
}

/** Takes the code. It reads the same whether the address is known or not. */
export function codePage({ stylesheet, next, problem, email }: Page & { email: string }): Html {
  return frame(
    { title: 'Enter your code', stylesheet },
    html`<form method="post" action="/sign-in/code">
<div class="stack"><h1>Enter your code</h1><p class="quiet">If <strong>${email}</strong> belongs to somebody here, a code is on its way to it.</p></div>
<div class="field"><label for="code">Code</label><input class="input" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20" autofocus ${problemOf('code', problem)}>${problemText('code', problem)}</div>
<input type="hidden" name="email" value="${email}">
<input type="hidden" name="next" value="${next}">
<button class="button main wide">Sign in</button>
<p class="hint">The code works once, for ${codeMinutes} minutes. None came after a minute or two? Look into the spam folder, then <a href="/sign-in?next=${encodeURIComponent(next)}">ask for another one</a>. An address that nobody was invited with gets none.</p>
</form>`,
  );
}

const envelope =
  '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5"/></svg>';
const key =
  '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="5.5" cy="10" r="2.5"/><path d="m7.5 8.5 5-5M11 5l1.5 1.5"/></svg>';

function problemOf(field: string, problem: string | undefined) {
  return problem === undefined
    ? ''
    : raw(`aria-invalid="true" aria-describedby="${field}-problem"`);
}

function problemText(field: string, problem: string | undefined) {
  return problem === undefined
    ? ''
    : html`<p class="problem" role="alert" id="${field}-problem">${problem}</p>`;
}
