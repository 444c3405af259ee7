import type { Hono } from 'hono';
import { sql } from 'kysely';
import { html } from 'hono/html';
import { identify, accessPages, type AccessParts } from '../platform/access/index.ts';
import { createLimiter, openApiDocument, type Logger } from '../platform/http/index.ts';
import { testClockRoutes, type Worker } from '../platform/jobs/index.ts';
import { unsubscribePages } from '../platform/notifications/index.ts';
import { brandPages, page, publicPage, type PageParts } from '../platform/pages/index.ts';
import { contactPages } from '../modules/lead-routing/web/pages/index.ts';
import { applyPages, joiningSection } from '../modules/recruitment/web/pages/index.ts';
import { partnerPages } from '../modules/partners/web/pages/index.ts';
import { docsPages } from './docs/pages.ts';
import type { Described } from './docs/shapes.ts';
import { setupPages } from './first-run/pages.ts';
import { versionFacts } from './version.ts';
import type { Installation } from './installation.ts';
import { allRoutes } from './modules.ts';

/** Pages rendered on the server, and doors of a test installation; mounted before the screens. */
export function mountPages(
  { database, settings }: Installation,
  access: AccessParts,
  log: Logger,
  worker: Pick<Worker, 'sweep'>,
): (app: Hono) => void {
  // A form that anybody may send: a handful at once from one address, then one every ten seconds.
  const limit = createLimiter(
    settings.testMode
      ? { readsPerSecond: 20_000, writesPerSecond: 20_000, burstSeconds: 5 }
      : { readsPerSecond: 50, writesPerSecond: 0.1, burstSeconds: 60 },
  );
  const { now, stylesheet, onError, afterWrite } = access;
  const parts: PageParts = {
    database,
    now,
    stylesheet,
    onError,
    afterWrite,
    limit: (request) => limit(request, null),
  };
  return (app) => {
    app.route('/', accessPages(access));
    app.route('/', brandPages(parts));
    app.route('/', unsubscribePages(parts));
    app.route('/', partnerPages(parts, joiningSection));
    app.route('/', contactPages(parts));
    app.route('/', applyPages(parts, access));
    app.route('/', setupPages(parts, access));
    app.route(
      '/',
      docsPages({
        ...parts,
        baseUrl: access.baseUrl,
        document: () => described(access, settings.testMode),
      }),
    );
    app.get('/p', (context) => programmes(parts).then((list) => page(context, 200, list)));
    app.get('/', async (context, next) => {
      // The start is a desk for whoever is signed in, and the way in for everybody else.
      if ((await identify(database, context.req.raw)) === null) return context.redirect('/sign-in');
      return next();
    });
    if (settings.testMode) app.route('/', testClockRoutes({ sweep: worker.sweep, log }));
  };
}

function described(access: AccessParts, testMode: boolean): Described {
  // Our own document, made by our own generator.
  return openApiDocument(
    allRoutes(() => access),
    versionFacts().version,
    testMode,
  ) as unknown as Described;
}

/** The programmes of this installation, each with its own pages. */
async function programmes({ database, stylesheet }: PageParts) {
  const { rows } = await sql<{ slug: string; name: string; description: string }>`
    select slug, name, description from public.programmes order by name`.execute(
    database.pools.auth,
  );
  return publicPage(
    {
      title: 'Partner programmes',
      stylesheet,
      home: { href: '/p', name: 'Fairway' },
      places: [{ href: '/sign-in', label: 'Sign in' }],
    },
    html`<div class="lead-in"><h1>Partner programmes</h1></div>
<ul class="programmes">${rows.map(
      ({ slug, name, description }) =>
        html`<li><a href="/p/${slug}"><strong>${name}</strong><span class="quiet">${description}</span></a></li>`,
    )}</ul>
${rows.length === 0 ? html`<p class="quiet">None yet.</p>` : ''}`,
  );
}
