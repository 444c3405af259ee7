import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { programmeOf, visitor, type Programme } from '../access/index.ts';
import { lookOf, type Look } from '../brand/look.ts';
import { brandOf } from '../brand/store.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import { keptLanguage, languageOf, pageInLanguage } from '../language/index.ts';
import { Refusal } from '../refusal/index.ts';
import { publicPage, type Html, type PublicPage } from './frame.ts';

/** What public pages need of the installation. */
export type PageParts = {
  database: Database;
  now: () => Date;
  stylesheet: string;
  onError: (error: unknown) => void;
  /** Called after a form has written something. */
  afterWrite: () => void;
  /** Throws when an address asks too often. */
  limit: (request: Request) => void;
};

/** A visitor's call, with the programme whose pages are read. */
export type Visit = Call & { programme: Programme; frame: Frame };
/** What a page of this programme begins with. */
export type Frame = Pick<PublicPage, 'stylesheet' | 'look' | 'home' | 'places'>;
export type Answer =
  | { status?: 200 | 400 | 409 | 422 | 429; page: Html }
  | { to: string; cookies?: readonly string[] }
  /** Something else than a page. */
  | { as: Response }
  | null;

/**
 * Answers a page of a programme in one transaction with a visitor's eyes. `null` and an unknown programme are the same
 * page, so that nobody learns what is hidden by asking.
 */
export async function visit(
  parts: PageParts,
  context: Context,
  place: string,
  work: (visit: Visit) => Promise<Answer>,
): Promise<Response> {
  try {
    parts.limit(context.req.raw);
    const named: Record<string, string> = context.req.param();
    // A zero byte names nothing that a database could hold.
    const nameable = !Object.values(named).some((word) => word.includes('\0'));
    const actor = nameable ? await visitor(parts.database, named['programme'] ?? '') : null;
    if (!actor) return await missing(parts, context);
    const answer = await transaction(
      parts.database,
      actor,
      parts.now(),
      newId('req'),
      async (call) => {
        const programme = await programmeOf(call);
        const look = lookOf(await brandOf(call));
        return work({ ...call, programme, frame: frameOf(parts, programme, look, place) });
      },
    );
    if (context.req.method === 'POST') parts.afterWrite();
    if (!answer) return await missing(parts, context);
    if ('as' in answer) return answer.as;
    if ('to' in answer) return moved(answer.to, answer.cookies);
    return await page(context, answer.status ?? 200, answer.page);
  } catch (error) {
    return broken(parts, context, error);
  }
}

function moved(to: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: to, 'cache-control': 'private, no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The pages of a programme as its header lists them. */
function frameOf(
  { stylesheet }: PageParts,
  { slug, name }: Programme,
  look: Look,
  place: string,
): Frame {
  const base = `/p/${slug}`;
  const places = [
    { href: base, label: 'Programme' },
    { href: `${base}/partners`, label: 'Find a partner' },
    { href: `${base}/contact`, label: 'Ask for a partner' },
    { href: `${base}/apply`, label: 'Become a partner' },
    { href: '/sign-in', label: 'Sign in' },
  ];
  return {
    stylesheet,
    look,
    home: { href: base, name },
    places: places.map((one) => ({ ...one, current: one.href === `${base}${place}` })),
  };
}

/** An HTML answer, compressed where the browser takes it. */
export async function page(context: Context, status: number, content: Html): Promise<Response> {
  const language = languageOf(context.req.raw);
  const english = (await content).toString();
  const text = language === null ? english : pageInLanguage(english, language);
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept-encoding, accept-language, cookie',
    ...keptLanguage(context.req.raw),
  };
  const zipped = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (zipped) headers['content-encoding'] = 'gzip';
  return new Response(zipped ? new Uint8Array(gzipSync(text)) : text, { status, headers });
}

/** A page for what is not there, or not to be seen. */
export function missing({ stylesheet }: Pick<PageParts, 'stylesheet'>, context: Context) {
  return page(
    context,
    404,
    sayOnly(
      stylesheet,
      'There is nothing at this address',
      'It was moved, removed, or never here.',
    ),
  );
}

function broken(parts: PageParts, context: Context, error: unknown) {
  if (error instanceof Refusal)
    return error.status === 404
      ? missing(parts, context)
      : page(context, error.status, sayOnly(parts.stylesheet, 'This did not work', error.message));
  parts.onError(error);
  return page(
    context,
    500,
    sayOnly(
      parts.stylesheet,
      'Something broke on our side',
      'Nothing was changed. Try again in a moment.',
    ),
  );
}

function sayOnly(stylesheet: string, title: string, text: string): Html {
  return publicPage(
    { title, stylesheet, hidden: true, home: { href: '/p', name: 'Fairway' }, places: [] },
    html`<div class="lead-in"><h1>${title}</h1><p class="quiet">${text}</p><p><a class="link" href="/p">See all programmes</a></p></div>`,
  );
}
