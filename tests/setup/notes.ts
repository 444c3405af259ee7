import { sql } from 'kysely';
import { z } from 'zod';
import { vendorKinds } from '../../platform/access/actor.ts';
import { type Actor, forget, identify, tokenAs, visitor } from '../../platform/access/index.ts';
import { catalogue } from '../../platform/conditions/index.ts';
import { newId, type Call, type Database } from '../../platform/database/index.ts';
import {
  byReader,
  defineContract,
  idOf,
  listQuery,
  moment,
  pageOf,
  text,
} from '../../platform/http/contract.ts';
import {
  bindRoutes,
  createHttp,
  createLimiter,
  expectVersion,
  listPage,
  type BoundRoute,
} from '../../platform/http/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { testNow, type TestProgramme } from './programme.ts';

/** A small contract of its own, over a table that the platform has, for tests of the HTTP edge. */
const Note = z.object({ id: idOf('seg'), name: z.string(), version: z.int() });
const told = { id: idOf('seg'), name: z.string(), version: z.int() };
const params = z.strictObject({ id: idOf('seg') });
const may = [...vendorKinds, 'api-key'] as const;
const NewNote = z.strictObject({
  name: text(100),
  amount: z.int().min(0).max(1000).optional(),
  at: moment.optional(),
  lines: z
    .array(z.strictObject({ word: text(10) }))
    .max(3)
    .optional(),
  secret: z.string().optional(),
});

const contract = defineContract({
  'GET /notes': {
    operationId: 'listNotes',
    summary: 'Notes',
    may,
    query: listQuery,
    answer: pageOf(Note),
  },
  'POST /notes': {
    operationId: 'addNote',
    summary: 'Add',
    may,
    body: NewNote,
    answer: Note,
    status: 201,
    maxBytes: 4096,
  },
  'GET /notes/{id}': {
    operationId: 'getNote',
    summary: 'One note',
    may: [...may, 'partner.admin'],
    params,
    answer: byReader({ vendor: z.object({ ...told, kept: z.string() }), partner: z.object(told) }),
  },
  'PATCH /notes/{id}': {
    operationId: 'changeNote',
    summary: 'Change',
    may,
    params,
    body: z.strictObject({ name: text(100) }),
    answer: Note,
  },
  'DELETE /notes/{id}': { operationId: 'dropNote', summary: 'Drop', may, params, answer: null },
  'POST /notes/{id}/acknowledgement': {
    operationId: 'acknowledgeNote',
    summary: 'Acknowledge',
    may,
    params,
    answer: null,
  },
  'POST /notes/{id}/submission': {
    operationId: 'submitNote',
    summary: 'Submit',
    may,
    params,
    answer: Note,
    status: 202,
  },
  'POST /keys': {
    operationId: 'makeKey',
    summary: 'Once',
    may,
    answer: z.object({ token: z.string().nullable() }),
    status: 201,
    shownOnce: ['token'],
  },
  'POST /scans': {
    operationId: 'storeScan',
    summary: 'Bytes',
    may,
    query: z.strictObject({ kind: z.enum(['a', 'b']).default('a') }),
    bytes: { maxBytes: 1000 },
    answer: z.object({ kind: z.string(), size: z.int(), fileName: z.string().nullable() }),
    status: 201,
  },
  'GET /misshapen': {
    operationId: 'getMisshapen',
    summary: 'Breaks its own shape',
    may,
    answer: z.object({ count: z.int() }),
  },
  'GET /broken': { operationId: 'getBroken', summary: 'Breaks', may, answer: Note },
});

/** What a test may put between an effect and its answer. */
export type Between = { afterEffect: () => Promise<void> | void };

function routes(between: Between): BoundRoute[] {
  return bindRoutes(contract, {
    'GET /notes': (call) =>
      listPage(call, call.query, {
        list: 'GET /notes',
        columns: sql`segments.id, segments.name, segments.version`,
        from: sql`public.segments`,
        where: sql`segments.programme_id = ${call.actor.programmeId}`,
        catalogue: catalogue({
          name: { type: 'text', label: 'Name', sql: 'segments.name', required: true },
        }),
        id: 'segments.id',
        sort: [{ field: 'name', direction: 'ascending' }],
      }),
    'POST /notes': async (call) => {
      const note = await add(call, call.body.name);
      await between.afterEffect();
      return note;
    },
    'GET /notes/{id}': async (call) => ({
      ...(await get(call, call.params.id)),
      kept: 'for the vendor',
    }),
    'PATCH /notes/{id}': async (call) => {
      expectVersion(call.ifMatch, (await get(call, call.params.id)).version);
      await sql`update public.segments set name = ${call.body.name}, version = version + 1
        where programme_id = ${call.actor.programmeId} and id = ${call.params.id}`.execute(call.tx);
      return get(call, call.params.id);
    },
    'DELETE /notes/{id}': async (call) => {
      expectVersion(call.ifMatch, (await get(call, call.params.id)).version);
      await sql`delete from public.segments where programme_id = ${call.actor.programmeId} and id = ${call.params.id}`.execute(
        call.tx,
      );
    },
    'POST /notes/{id}/acknowledgement': async (call) => {
      await get(call, call.params.id);
      await add(call, `acknowledged ${call.params.id}`);
    },
    'POST /notes/{id}/submission': (call) => add(call, `submitted ${call.params.id}`),
    'POST /keys': () => ({ token: newId('key') }),
    'POST /scans': (call) => ({
      kind: call.query.kind,
      size: call.upload?.bytes.length ?? 0,
      fileName: call.upload?.fileName ?? null,
    }),
    'GET /misshapen': () =>
      ({ count: 'select password from vault' }) as unknown as { count: number },
    'GET /broken': () => {
      throw new Error('relation "vault" does not exist at /srv/app/secret.ts:1');
    },
  });
}

type NoteRow = { id: string; name: string; version: number };

async function add({ tx, actor, now }: Call, name: string): Promise<NoteRow> {
  const id = newId('seg');
  const { rows } =
    await sql<NoteRow>`insert into public.segments (programme_id, id, name, subject, condition, created_at)
    values (${actor.programmeId}, ${id}, ${name}, 'partner', '{}', ${now})
    on conflict do nothing returning id, name, version`.execute(tx);
  if (!rows[0]) throw refuse('notes.name-taken', { status: 409, detail: 'There is one.' });
  return rows[0];
}

async function get({ tx, actor }: Call, id: string): Promise<NoteRow> {
  const { rows } = await sql<NoteRow>`select id, name, version from public.segments
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The edge over the notes, with real tokens and a real database. */
export async function notesEdge(
  database: Database,
  programme: TestProgramme,
  options: { limits?: Parameters<typeof createLimiter>[0] } = {},
) {
  process.env['FAIRWAY_TEST'] = '1';
  const between: Between = { afterEffect: () => undefined };
  const logged: object[] = [];
  const vendorId = newId('org');
  await programme.as(programme.worker, ({ tx }) =>
    sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
      values (${programme.programmeId}, ${vendorId}, 'vendor', 'vendor', 'Adventure Works', ${testNow})`.execute(
      tx,
    ),
  );
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object) => void logged.push(facts),
  };
  const parts = {
    database,
    now: () => testNow,
    identify: (request: Request) => identify(database, request),
    forget: (actor: Actor) => forget(database, actor.sessionId),
    visitor: (slug: string) => visitor(database, slug),
    afterWrite: () => undefined,
    limit: options.limits ? createLimiter(options.limits) : () => undefined,
  };
  const app = createHttp(parts, routes(between), log, true);
  const programmeSlug = programme.programmeId.replace('_', '-');
  const token = (kind: string, partner?: string | null) =>
    tokenAs(database, { kind, programmeSlug, partnerSlug: partner?.replace('_', '-') });
  const send = async (token: string | null, line: string, init: RequestInit = {}) => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    if (typeof init.body === 'string' && !headers.has('content-type'))
      headers.set('content-type', 'application/json');
    const response = await app.request(`http://127.0.0.1/v1${path}`, { ...init, method, headers });
    const answer = await response.text();
    // oxlint-disable-next-line typescript/no-explicit-any -- answers are read as tests need them
    const body: any = answer === '' ? null : JSON.parse(answer);
    return { status: response.status, headers: response.headers, text: answer, body };
  };
  const count = async () => {
    const { rows } = await programme.as(programme.vendor, ({ tx }) =>
      sql<{ count: number }>`select count(*) as count from public.segments`.execute(tx),
    );
    return rows[0]?.count ?? 0;
  };
  return { app, between, logged, token, send, count };
}
