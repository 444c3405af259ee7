import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '../../refusal/index.ts';
import { requestCode, verifyCode } from '../codes.ts';
import { mailAddress } from '../shapes.ts';
import { refuseForeignOrigin } from '../cookies.ts';
import { enterByLink } from '../enter.ts';
import { describeLink } from '../links.ts';
import type { AccessParts } from '../parts.ts';
import { enterPage, problemPage } from './enter-page.ts';
import { addressPage, codePage } from './sign-in-page.ts';
import type { Html } from './layout.ts';
import { keptLanguage, languageOf, pageInLanguage } from '../../language/index.ts';

const passkeyScript = readFileSync(
  new URL('../../../web/public/passkey.js', import.meta.url),
  'utf8',
);

/** The pages of signing in: `/sign-in` and `/enter/TOKEN`. Rendered here, they need no script. */
export function accessPages(parts: AccessParts): Hono {
  const pages = new Hono();
  const { stylesheet } = parts;
  pages.get('/sign-in', (context) =>
    page(context, 200, addressPage({ stylesheet, next: safePath(context.req.query('next')) })),
  );
  pages.get(
    '/sign-in/passkey.js',
    () =>
      new Response(passkeyScript, {
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=3600',
        },
      }),
  );
  const small = bodyLimit({ maxSize: 16_384 });
  pages.post('/sign-in', small, (context) => guarded(parts, context, askForCode));
  pages.post('/sign-in/code', small, (context) => guarded(parts, context, tryCode));
  pages.get('/enter/:token', (context) => guarded(parts, context, showLink));
  pages.post('/enter/:token', small, (context) => guarded(parts, context, useLink));
  return pages;
}

type Answer = (parts: AccessParts, context: Context) => Promise<Response>;

async function guarded(parts: AccessParts, context: Context, run: Answer): Promise<Response> {
  const { stylesheet } = parts;
  try {
    if (context.req.method === 'POST') refuseForeignOrigin(context.req.raw);
    return await run(parts, context);
  } catch (error) {
    if (error instanceof Refusal)
      return page(
        context,
        error.status,
        problemPage({ stylesheet, title: 'This did not work', detail: error.message }),
      );
    parts.onError(error);
    const detail = 'Nothing was changed. Try again in a moment.';
    const title = 'Something broke on our side';
    return page(context, 500, problemPage({ stylesheet, title, detail }));
  }
}

async function askForCode(parts: AccessParts, context: Context): Promise<Response> {
  const { stylesheet } = parts;
  const form = await fieldsOf(context);
  const email = mailAddress.safeParse(form.email);
  if (!email.success) {
    const problem = 'This is not a mail address such as ana@example.com.';
    return page(context, 400, addressPage({ ...form, stylesheet, problem }));
  }
  setImmediate(() => void requestCode(parts, email.data).catch(parts.onError));
  return page(context, 200, codePage({ stylesheet, next: form.next, email: email.data }));
}

async function tryCode(parts: AccessParts, context: Context): Promise<Response> {
  const { stylesheet } = parts;
  const form = await fieldsOf(context);
  const cookies: string[] = [];
  try {
    const carrier = { request: context.req.raw, cookies, as: 'cookie' as const };
    await verifyCode(parts, form.email, form.code, parts.now(), carrier);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return page(context, error.status, codePage({ ...form, stylesheet, problem: error.message }));
  }
  return redirect(form.next, cookies);
}

async function showLink(parts: AccessParts, context: Context): Promise<Response> {
  const token = context.req.param('token') ?? '';
  const link = await describeLink(parts.database, token, parts.now());
  return page(context, 200, enterPage({ stylesheet: parts.stylesheet, token, ...link }));
}

async function useLink(parts: AccessParts, context: Context): Promise<Response> {
  const cookies: string[] = [];
  const carrier = { request: context.req.raw, cookies, as: 'cookie' as const };
  const token = context.req.param('token') ?? '';
  const { target } = await enterByLink(parts.database, token, parts.now(), carrier);
  return redirect(target, cookies);
}

async function fieldsOf(context: Context) {
  const form = await context.req.parseBody();
  const field = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value.slice(0, 1000) : '';
  };
  return { email: field('email'), code: field('code').trim(), next: safePath(field('next')) };
}

/** Only a path of this installation: never another site, however it is spelled. */
function safePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]{0,500}$/.test(path) ? path : '/';
}

async function page(context: Context, status: number, content: Html): Promise<Response> {
  const language = languageOf(context.req.raw);
  const english = (await content).toString();
  return context.body(
    language === null ? english : pageInLanguage(english, language),
    status as 200,
    {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      ...keptLanguage(context.req.raw),
    },
  );
}

function redirect(target: string, cookies: string[]): Response {
  const headers = new Headers({ location: target, 'cache-control': 'private, no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
