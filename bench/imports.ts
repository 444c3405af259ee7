/**
 * Imports generated files of a kind into a temporary database: check, run, repeat, undo.
 * `node bench/imports.ts [--kind partners|accounts|leads|transactions] [--rows 50000]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { importKinds } from '../app/imports.ts';
import { openInstallation } from '../app/installation.ts';
import { registerModules } from '../app/modules.ts';
import { readSettings } from '../app/settings.ts';
import { workerOf, hostOf } from '../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../platform/database/index.ts';
import { publishDefaultPolicies } from '../platform/decisions/index.ts';
import { importNow, undoNow } from '../platform/imports/index.ts';

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'partners' },
    rows: { type: 'string', default: '50000' },
  },
});
const rows = Number(values.rows);
const countries = ['US', 'Germany', 'FR', 'España', 'JP', 'BR', 'IN', 'United Kingdom'];

/** Lines of a file, made as they are read, so that the file takes no memory. */
const files: Record<string, (count: number) => Generator<string>> = {
  *partners(count) {
    yield 'Partner number,Company,Domain,Country,City,Employees,Specialisations\n';
    for (let at = 0; at < count; at++)
      yield `P-${at},Partner ${at},partner-${at}.example,${countries[at % 8]},City ${at % 997},${at % 5000},Cloud;Data\n`;
  },
  *accounts(count) {
    yield 'name,domain,city,country\n';
    for (let at = 0; at < count; at++)
      yield `Customer ${at},customer-${at}.example,City ${at % 997},${countries[at % 8]}\n`;
  },
  *leads(count) {
    yield 'Lead id,Company,E-mail,City,Country,Need\n';
    for (let at = 0; at < count; at++)
      yield `L-${at},Customer ${at},ana@customer-${at}.example,City ${at % 997},${countries[at % 8]},Ten seats\n`;
  },
  *transactions(count) {
    yield 'Order number,Line number,Order date,Partner,Quantity,Unit price\n';
    for (let at = 0; at < count; at++)
      yield `SO-${at >> 2},${(at & 3) + 1},2026-01-${String((at % 28) + 1).padStart(2, '0')},P-${at % 700},${(at % 9) + 1},${at % 1000}.1234\n`;
  },
};

const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'));
const installation = await openInstallation(readSettings({}, { dataDir: folder }));
try {
  registerModules();
  const programmeId = await prepare(installation.database);
  const as = <T>(work: (call: Call) => Promise<T>) =>
    transaction(
      installation.database,
      { ...hostOf(programmeId), side: 'worker' },
      new Date(),
      newId('req'),
      work,
    );
  const run = (dryRun: boolean) =>
    as((call) =>
      importNow(
        call,
        importKinds,
        { kind: values.kind, format: 'csv', fileName: 'bench.csv', map: null, key: null, dryRun },
        () => file(values.kind)(rows),
      ),
    );
  await timed('dry run', () => run(true));
  const { jobId } = await timed('run', () => run(false));
  await timed('repeat', () => run(false));
  await timed('undo', () => as((call) => undoNow(call, importKinds, jobId)));
} finally {
  await installation.close();
  await rm(folder, { recursive: true });
}

function file(kind: string): (count: number) => Generator<string> {
  const made = Object.hasOwn(files, kind) ? files[kind] : undefined;
  if (!made) throw new Error(`There is no generator of ${kind}.`);
  return made;
}

async function prepare(database: Database): Promise<string> {
  const programmeId = newId('prog');
  const worker = workerOf(programmeId);
  const now = new Date();
  await transaction(database, worker, now, newId('req'), async (call) => {
    await sql`insert into public.programmes (id, slug, name, vendor_name, time_zone, currency, created_at)
      values (${programmeId}, 'bench', 'Bench', 'Vendor', 'UTC', 'USD', ${now})`.execute(call.tx);
    await publishDefaultPolicies(call);
  });
  if (values.kind === 'leads' || values.kind === 'transactions')
    await transaction(database, worker, now, newId('req'), (call) =>
      importNow(
        call,
        importKinds,
        { kind: 'partners', format: 'csv', fileName: 'p.csv', map: null, key: null, dryRun: false },
        () => file('partners')(700),
      ),
    );
  return programmeId;
}

async function timed<T extends object>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = Math.round((user + system) / 1e3) / 1000;
  const seconds = Math.round(performance.now() - from) / 1000;
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  const { created, changed, unchanged, takenBack, refused } = result as Record<string, unknown>;
  console.log(
    JSON.stringify({
      name,
      seconds,
      cpuSeconds,
      rssMegabytes: rss,
      created,
      changed,
      unchanged,
      takenBack,
      refused,
    }),
  );
  return result;
}
