import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AccessParts } from '../../../../platform/access/index.ts';
import {
  visit,
  type Answer,
  type PageParts,
  type Visit,
} from '../../../../platform/pages/index.ts';
export { joiningSection } from './section.ts';
import { askOptOut, takeOptOut } from './opt-out-page.ts';
import { askForCode, showStart, takeCode, takeFirm, takeJoining, type Asked } from './steps.ts';

/** The way in for a firm that wants to become a partner; works without scripts. */
export function applyPages(parts: PageParts, access: AccessParts): Hono {
  const pages = new Hono();
  const path = '/p/:programme/apply';
  const small = bodyLimit({ maxSize: 32_768 });
  const step =
    (take: (visit: Visit, asked: Asked) => Promise<Answer>) => async (context: Context) => {
      const asked = { ...(await typedOf(context)), request: context.req.raw, parts, access };
      return visit(parts, context, '/apply', (call) => take(call, asked));
    };
  pages.get(path, (context) => visit(parts, context, '/apply', showStart));
  // A page that was left and reloaded begins again: what follows needs the form before it.
  for (const later of ['code', 'firm', 'join'])
    pages.get(`${path}/${later}`, (context) =>
      visit(parts, context, '/apply', ({ programme }) =>
        Promise.resolve({ to: `/p/${programme.slug}/apply` }),
      ),
    );
  pages.post(path, small, step(askForCode));
  pages.post(`${path}/code`, small, step(takeCode));
  pages.post(`${path}/firm`, small, step(takeFirm));
  pages.post(`${path}/join`, small, step(takeJoining));
  const none = '/p/:programme/no-invitations/:token';
  pages.get(none, (context) =>
    visit(parts, context, '/apply', (call) =>
      Promise.resolve(askOptOut(call, parts.database, context.req.param('token') ?? '')),
    ),
  );
  pages.post(none, small, (context) =>
    visit(parts, context, '/apply', (call) =>
      takeOptOut(call, parts.database, context.req.param('token') ?? ''),
    ),
  );
  return pages;
}

/** The texts of a form, and its roles, which may be several; files count as nothing. */
async function typedOf(context: Context): Promise<Pick<Asked, 'fields' | 'roles'>> {
  const form = await context.req.parseBody({ all: true });
  const texts = (value: unknown) =>
    [value].flat().filter((one): one is string => typeof one === 'string');
  return {
    fields: Object.fromEntries(
      Object.entries(form).flatMap(([name, value]): [string, string][] => {
        const [first] = texts(value);
        return first === undefined ? [] : [[name, first.slice(0, 2000)]];
      }),
    ),
    roles: texts(form['roles']).slice(0, 20),
  };
}
