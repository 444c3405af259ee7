import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, publicPage, type PageParts } from '../pages/index.ts';
import { endDigest, readerOf } from './unsubscribe.ts';

/** `/unsubscribe/…`: looked at, it asks; sent, by a person or a mail program (RFC 8058), it ends the digest. */
export function unsubscribePages(parts: PageParts): Hono {
  const pages = new Hono();
  const say = (title: string, body: ReturnType<typeof html>) =>
    publicPage(
      {
        title,
        stylesheet: parts.stylesheet,
        home: { href: '/', name: 'Fairway' },
        places: [{ href: '/sign-in', label: 'Sign in' }],
        hidden: true,
      },
      body,
    );
  const unknown = () =>
    say(
      'This address is not complete',
      html`<div class="lead-in"><h1>This address is not complete</h1><p class="intro">Open it from the mail once more, or sign in and choose under Notifications.</p></div>`,
    );
  pages.get('/unsubscribe/:token', (context) => {
    if (!readerOf(parts.database, context.req.param('token'))) return page(context, 404, unknown());
    return page(
      context,
      200,
      say(
        'Stop the digest?',
        html`<div class="lead-in"><h1>Stop the digest?</h1><p class="intro">What would have stood in it is read on the desk. What is given to you or decided about you still comes by mail.</p></div>
<form method="post"><p><button class="button main">Stop the digest</button></p></form>`,
      ),
    );
  });
  pages.post('/unsubscribe/:token', async (context) => {
    parts.limit(context.req.raw);
    const reader = readerOf(parts.database, context.req.param('token'));
    if (!reader) return page(context, 404, unknown());
    await endDigest(parts.database, reader, parts.now());
    return page(
      context,
      200,
      say(
        'The digest is stopped',
        html`<div class="lead-in"><h1>The digest is stopped</h1><p class="intro">Under Notifications it can be chosen again.</p></div>`,
      ),
    );
  });
  return pages;
}
