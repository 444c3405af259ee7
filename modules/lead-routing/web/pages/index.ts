import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { visit, type PageParts } from '../../../../platform/pages/index.ts';
import { contactPage, receiveContact } from './contact-page.ts';

/** The form with which a customer asks for a partner. */
export function contactPages(parts: PageParts): Hono {
  const pages = new Hono();
  const path = '/p/:programme/contact';
  pages.get(path, (context) =>
    visit(parts, context, '/contact', (call) => Promise.resolve(contactPage(call))),
  );
  pages.post(path, bodyLimit({ maxSize: 32_768 }), async (context) => {
    const fields = await fieldsOf(context);
    return visit(parts, context, '/contact', (call) => receiveContact(call, fields));
  });
  return pages;
}

/** The texts of a form; files and repeated fields count as nothing. */
async function fieldsOf(context: Context): Promise<Record<string, string>> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
