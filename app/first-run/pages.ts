import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { enterProven, refuseForeignOrigin, type AccessParts } from '../../platform/access/index.ts';
import { mailAddress } from '../../platform/access/shapes.ts';
import { missing, page, type Fields, type PageParts } from '../../platform/pages/index.ts';
import { Refusal } from '../../platform/refusal/index.ts';
import { countryFacts } from './countries.ts';
import { awaitsFirstRun, createOwnProgramme, isSetupToken } from './create.ts';
import { programmeTypes, type ProgrammeType } from './draft.ts';
import { setupOverPage, setupPage, setupProblemPage } from './setup-page.ts';

const Setup = z.object({
  vendorName: z.string().trim().min(1, 'Give the name of your company.').max(200),
  name: z.string().trim().min(1, 'Give your name.').max(200),
  email: mailAddress,
  country: z
    .string()
    .refine((code) => Object.hasOwn(countryFacts, code), 'Choose a country from the list.'),
  types: z
    .array(z.enum(Object.keys(programmeTypes) as [ProgrammeType]))
    .min(1, 'Choose at least one.'),
});

/** The first run: a link that works until the installation has a programme of its own. */
export function setupPages(parts: PageParts, access: AccessParts): Hono {
  const pages = new Hono();
  pages.get('/setup/:token', (context) => guarded(parts, context, () => show(parts, context)));
  pages.post('/setup/:token', bodyLimit({ maxSize: 16_384 }), (context) =>
    guarded(parts, context, () => start(parts, access, context)),
  );
  return pages;
}

async function guarded(
  parts: PageParts,
  context: Context,
  work: () => Promise<Response>,
): Promise<Response> {
  const { database, stylesheet } = parts;
  try {
    parts.limit(context.req.raw);
    if (!isSetupToken(database, context.req.param('token') ?? ''))
      return await missing(parts, context);
    if (!(await awaitsFirstRun(database)))
      return await page(context, 410, setupOverPage({ stylesheet }));
    // Before anything is made: a form on another site must not make a programme here.
    if (context.req.method === 'POST') refuseForeignOrigin(context.req.raw);
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.status === 410
      ? page(context, 410, setupOverPage({ stylesheet }))
      : page(context, error.status, setupProblemPage({ stylesheet, detail: error.message }));
  }
}

function show({ stylesheet }: PageParts, context: Context): Promise<Response> {
  const token = context.req.param('token') ?? '';
  return page(
    context,
    200,
    setupPage({ stylesheet, token, fields: {}, types: ['reseller'], problems: {} }),
  );
}

async function start(parts: PageParts, access: AccessParts, context: Context): Promise<Response> {
  const form = await context.req.parseBody({ all: true });
  const texts = (value: unknown) =>
    [value].flat().filter((one): one is string => typeof one === 'string');
  const fields: Fields = Object.fromEntries(
    ['vendorName', 'name', 'email', 'country'].map((name) => [name, texts(form[name])[0] ?? '']),
  );
  const types = texts(form['types']);
  const read = Setup.safeParse({ ...fields, types });
  if (!read.success) {
    const problems = Object.fromEntries(
      read.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]),
    );
    const token = context.req.param('token') ?? '';
    const { stylesheet } = parts;
    return page(context, 422, setupPage({ stylesheet, token, fields, types, problems }));
  }
  const { email, name } = read.data;
  const { programmeId, vendorId } = await createOwnProgramme(
    parts.database,
    read.data,
    parts.now(),
  );
  const entered = await enterProven(
    access,
    context.req.raw,
    { email, programmeId },
    { organisationId: vendorId, kind: 'vendor.admin', name },
  );
  parts.afterWrite();
  const headers = new Headers({ location: '/', 'cache-control': 'private, no-store' });
  for (const cookie of entered?.cookies ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
