import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { imports } from '../../app/imports.ts';
import { registerModules } from '../../app/modules.ts';
import { fileStorageFrom, keepFilesIn, routes as files } from '../../platform/files/index.ts';
import { createWorker, routes as jobs } from '../../platform/jobs/index.ts';
import { testEndpoints, type Ask } from '../setup/endpoints.ts';
import { testNow, testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-imports-'));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));
const programme = await testProgramme(database);
const http = await testEndpoints(database, programme, [...imports.routes, ...files, ...jobs]);
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const worker = createWorker({
  database,
  now: () => testNow,
  reactions: [],
  timers: [],
  jobs: imports.jobs,
  dataDir,
  log: quiet,
});
let manager: Ask;
beforeAll(async () => {
  registerModules();
  manager = await http.as('vendor.channel-manager');
});
afterAll(async () => {
  await worker.stop();
  await rm(dataDir, { recursive: true });
});
beforeEach(() =>
  programme
    .as(programme.worker, ({ tx }) =>
      sql`delete from organisations where programme_id = ${programme.programmeId} and side = 'partner'`.execute(
        tx,
      ),
    )
    .then(() => undefined),
);

const content = 'Firma;Land;Web;Farbe\nVela;ES;vela.example;rot\nAnchor;US;;blau\n';
const start = async (body: object) => {
  const asked = await manager('POST /imports', {
    kind: 'partners',
    fileName: 'partners.csv',
    ...body,
  });
  await worker.sweep();
  return asked;
};
const job = async (id: string) => (await manager(`GET /jobs/${id}`)).body;
const record = async (id: string) => (await manager(`GET /imports/${id}`)).body;

test('a file is checked, looked at, run and undone', async () => {
  const asked = await start({ content, dryRun: true });
  expect(asked).toMatchObject({ status: 202, body: { status: 'queued', kind: 'imports.run' } });
  expect(asked.body.id).toBe(asked.body.jobId);
  const id = asked.body.importId;
  expect(await job(asked.body.id)).toMatchObject({
    status: 'done',
    result: { dryRun: true, rows: 2, created: 2 },
  });
  const checked = await record(id);
  expect(checked).toMatchObject({
    status: 'checked',
    fileName: 'partners.csv',
    report: { counts: { created: 2 }, key: 'domain' },
  });
  const { file, examples } = checked.report;
  expect(file).toMatchObject({ ignored: ['Farbe'], format: { separator: ';' } });
  expect(file.preview[0]).toEqual({ row: 2, cells: ['Vela', 'ES', 'vela.example', 'rot'] });
  const country = file.mapping.find(({ field }: { field: string }) => field === 'country');
  expect(country).toMatchObject({ header: 'Land', required: true });
  expect(country.confidence).toBeGreaterThan(0.9);
  expect(country.why).toContain('Land');
  expect(examples[0]).toMatchObject({ row: 2, action: 'create', label: 'Vela' });
  expect(examples[0].differences).toContainEqual({ field: 'country', from: null, to: 'ES' });

  const ran = await manager(`POST /imports/${id}/run`);
  expect(ran.status).toBe(202);
  await worker.sweep();
  expect(await job(ran.body.id)).toMatchObject({
    status: 'done',
    result: { dryRun: false, created: 2, refused: [] },
  });
  expect(await manager(`POST /imports/${id}/run`)).toMatchObject({
    status: 409,
    body: { code: 'imports.not-runnable' },
  });

  const undone = await manager(`POST /imports/${id}/undo`);
  await worker.sweep();
  expect(await job(undone.body.id)).toMatchObject({
    status: 'done',
    result: { takenBack: 2, keptCount: 0 },
  });
  expect(await record(id)).toMatchObject({ status: 'undone', undoReport: { takenBack: 2 } });
  expect(await manager(`POST /imports/${id}/undo`)).toMatchObject({
    status: 409,
    body: { code: 'imports.already-undone' },
  });
  const { body: list } = await manager('GET /imports?limit=1');
  expect(list.data).toMatchObject([{ id, status: 'undone', counts: { created: 2 } }]);
});

test('refused rows come back as a file to mend, which imports when mended', async () => {
  const asked = await start({
    content: 'name,country\nVela,Atlantis\nAnchor,US\n"=cmd",Nowhere\n',
  });
  const finished = await job(asked.body.id);
  expect(finished).toMatchObject({ status: 'done', result: { created: 0, refusedCount: 2 } });
  expect(finished.problems[0]).toMatchObject({
    row: 2,
    field: 'country',
    code: 'columns.unknown-country',
  });
  expect(await record(asked.body.importId)).toMatchObject({ status: 'refused', refusedCount: 2 });
  const { body: csv } = await manager(`GET /imports/${asked.body.importId}/refused.csv`);
  expect(csv).toContain('What to mend');
  expect(csv).toContain("'=cmd");
  const mended = csv.replace('Atlantis', 'Spain').replace('Nowhere', 'France');
  const again = await start({ content: mended });
  expect(await job(again.body.id)).toMatchObject({
    result: { created: 2, refused: [], ignored: ['What to mend'] },
  });
  const names = await programme.as(programme.vendor, ({ tx }) =>
    sql<{ name: string }>`select name from partners order by name`.execute(tx),
  );
  expect(names.rows.map(({ name }) => name)).toEqual(['=cmd', 'Vela']);
});

test('a kind or format that is not there is refused at once, and others than managers may not', async () => {
  expect(await start({ kind: 'touches', content: 'a\n' })).toMatchObject({
    status: 422,
    body: { code: 'imports.kind-not-available' },
  });
  expect(await start({ kind: 'accounts', format: 'landscape', content: 'a\n' })).toMatchObject({
    status: 422,
    body: { code: 'imports.format-not-taken' },
  });
  expect(await start({})).toMatchObject({ status: 422, body: { code: 'imports.file-missing' } });
  expect(await start({ content, colour: 'red' })).toMatchObject({ status: 400 });
  const seller = await http.as('vendor.seller');
  expect(await seller('POST /imports', { kind: 'partners', content })).toMatchObject({
    status: 403,
  });
  expect(await seller('GET /imports')).toMatchObject({ status: 403 });
});

test('what is no table is refused, and nothing breaks', async () => {
  for (const [odd, code] of [
    ['\n', 'csv.empty-file'],
    ['name,name\na,b\n', 'csv.duplicate-header'],
    ['name,country\n"Vela,ES\n', 'csv.quotation-not-closed'],
  ]) {
    const asked = await start({ content: odd });
    expect((await job(asked.body.id)).result).toMatchObject({ created: 0, refused: [{ code }] });
  }
  expect(await start({ content: '%PDF-1.7' })).toMatchObject({ status: 415 });
});
