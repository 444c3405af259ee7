import { Hono } from 'hono';
import { visit, type PageParts } from '../../../../platform/pages/index.ts';
import { agreementPage } from './agreement-page.ts';
import { directoryPage } from './directory-page.ts';
import { partnerPage } from './partner-page.ts';
import { programmePage, type Section } from './programme-page.ts';

/**
 * The public pages of a programme: itself, its directory, its partners.
 *
 * @param joining what the programme page says to a firm that considers joining
 */
export function partnerPages(parts: PageParts, joining: Section): Hono {
  const pages = new Hono();
  pages.get('/p/:programme', (context) =>
    visit(parts, context, '', (call) => programmePage(call, joining)),
  );
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
