import { Hono, type Context } from 'hono';
import { identify } from '../access/index.ts';
import { sheetOf } from '../brand/look.ts';
import { brandOf, type Brand } from '../brand/store.ts';
import { newId, transaction, type Database } from '../database/index.ts';
import { readLogo } from '../files/index.ts';
import { visit, type PageParts, type Visit } from './serve.ts';

/** What the pages and screens of a programme load to look like it: its stylesheet and its logo. */
export function brandPages(parts: PageParts): Hono {
  const app = new Hono();
  app.get('/brand.css', (context) => ownStylesheet(parts, context));
  app.get('/p/:programme/brand.css', (context) =>
    visit(parts, context, '', async (call) => {
      const { text, hash } = sheetOf((await brandOf(call)).colour);
      return { as: sheet(text, keep(context, hash)) };
    }),
  );
  app.get('/p/:programme/logo', (context) =>
    visit(parts, context, '', async (call) => {
      const { logo } = await brandOf(call);
      return logo && { as: await picture(call, logo, context) };
    }),
  );
  return app;
}

/**
 * The stylesheet of whoever's desk this is: one address in every page of the screens, so that the first
 * paint has the brand. Without a session, or with one that has ended, it is empty.
 */
async function ownStylesheet(
  { database, now, onError }: PageParts,
  context: Context,
): Promise<Response> {
  const colour = await colourOf(database, now(), context.req.raw).catch((error: unknown) => {
    // A desk in the product's own colour is better than none.
    onError(error);
    return null;
  });
  const { text, hash } = sheetOf(colour);
  const headers = { 'cache-control': 'private, no-cache', vary: 'cookie', etag: `"${hash}"` };
  if (context.req.header('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  return sheet(text, headers);
}

async function colourOf(database: Database, now: Date, request: Request): Promise<Brand['colour']> {
  const actor = await identify(database, request);
  if (!actor) return null;
  return transaction(
    database,
    actor,
    now,
    newId('req'),
    async (call) => (await brandOf(call)).colour,
  );
}

function sheet(text: string, headers: Record<string, string>): Response {
  return new Response(text, { headers: { 'content-type': 'text/css; charset=utf-8', ...headers } });
}

/** Kept for ever under the address that names its content, and asked for again under any other. */
function keep(context: Context, hash: string): Record<string, string> {
  const isNamed = context.req.query('v') === hash;
  return { 'cache-control': isNamed ? 'public, max-age=31536000, immutable' : 'no-cache' };
}

/** Opened by itself a drawing runs nothing either: it stands in a sandbox that loads nothing. */
async function picture(
  call: Visit,
  { fileId, contentType, sha256 }: NonNullable<Brand['logo']>,
  context: Context,
) {
  const { bytes } = await readLogo(call, fileId);
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': contentType,
      'content-security-policy': "default-src 'none'; sandbox",
      ...keep(context, sha256.slice(0, 16)),
    },
  });
}
