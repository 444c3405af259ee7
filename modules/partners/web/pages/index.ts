import { Hono } from 'hono';
import { visit, type PageParts } from '../../../../platform/pages/index.ts';
import { agreementPage } from './agreement-page.ts';
import { directoryPage } from './directory-page.ts';
import { partnerPage } from './partner-page.ts';
import { programmePage } from './programme-page.ts';

/** The public pages of a programme: itself, its directory, its partners. */
export function partnerPages(parts: PageParts): Hono {
  const pages = new Hono();
  pages.get('/p/:programme', (context) => visit(parts, context, '', programmePage));
  pages.get('/p/:programme/agreement', (context) =>
    visit(parts, context, '/agreement', agreementPage),
  );
  pages.get('/p/:programme/partners', (context) =>
    visit(parts, context, '/partners', (call) => directoryPage(call, context.req.query())),
  );
  pages.get('/p/:programme/partners/:slug', (context) =>
    visit(parts, context, '/partners', (call) =>
      partnerPage(call, context.req.param('slug') ?? ''),
    ),
  );
  return pages;
}
