import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { importKinds } from '../../app/imports.ts';
import { openInstallation } from '../../app/installation.ts';
import { registerModules } from '../../app/modules.ts';
import { readSettings } from '../../app/settings.ts';
import { workerOf, hostOf } from '../../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../platform/decisions/index.ts';
import { importNow, undoNow } from '../../platform/imports/index.ts';

export const importedKinds = ['partners', 'accounts', 'leads', 'transactions'] as const;
export type ImportedKind = (typeof importedKinds)[number];

export type ImportsWorkload = { kind: ImportedKind; rows: number };

export type ImportStep = {
  name: 'check' | 'run' | 'repeat' | 'undo';
  seconds: number;
  /** Of this process; the database's own is not among it. */
  cpuSeconds: number;
  rssBytes: number;
  /** Rows by what became of them, as the import tells it. */
  counts: Record<string, number>;
};

const countries = ['US', 'Germany', 'FR', 'España', 'JP', 'BR', 'IN', 'United Kingdom'];

/** Lines of a file, made as they are read, so that the file takes no memory. */
const files: Record<ImportedKind, (count: number) => Generator<string>> = {
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

/** Imports a generated file into a temporary database beside the embedded PostgreSQL: check, run, repeat, undo. */
export async function importsWorkload(workload: ImportsWorkload): Promise<ImportStep[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'));
  // As root the database runs under another account, which has to pass.
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  const { DATABASE_URL: _, DATABASE_URL_FILE: __, ...environment } = process.env;
  const installation = await openInstallation(readSettings(environment, { dataDir: folder }));
  try {
    registerModules();
    return await measureOn(installation.database, workload);
  } finally {
    await installation.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  database: Database,
  { kind, rows }: ImportsWorkload,
): Promise<ImportStep[]> {
  const programmeId = await prepare(database, kind);
  const as = <T>(work: (call: Call) => Promise<T>) =>
    transaction(
      database,
      { ...hostOf(programmeId), side: 'worker' },
      new Date(),
      newId('req'),
      work,
    );
  const run = (dryRun: boolean) =>
    as((call) => importNow(call, importKinds, { ...csv, kind, dryRun }, () => files[kind](rows)));
  const check = await timed('check', () => run(true));
  const ran = await timed('run', () => run(false));
  const repeat = await timed('repeat', () => run(false));
  const undo = await timed('undo', () =>
    as((call) => undoNow(call, importKinds, ran.result.jobId)),
  );
  return [check.step, ran.step, repeat.step, undo.step];
}

const csv = { format: 'csv', fileName: 'bench.csv', map: null, key: null } as const;

async function prepare(database: Database, kind: ImportedKind): Promise<string> {
  const programmeId = newId('prog');
  const worker = workerOf(programmeId);
  const now = new Date();
  await transaction(database, worker, now, newId('req'), async (call) => {
    await sql`insert into public.programmes (id, slug, name, vendor_name, time_zone, currency, created_at)
      values (${programmeId}, 'bench', 'Bench', 'Vendor', 'UTC', 'USD', ${now})`.execute(call.tx);
    await publishDefaultPolicies(call);
  });
  if (kind === 'leads' || kind === 'transactions')
    await transaction(database, worker, now, newId('req'), (call) =>
      importNow(call, importKinds, { ...csv, kind: 'partners', dryRun: false }, () =>
        files.partners(700),
      ),
    );
  return programmeId;
}

async function timed<T extends object>(
  name: ImportStep['name'],
  work: () => Promise<T>,
): Promise<{ step: ImportStep; result: T }> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const counts = Object.fromEntries(
    Object.entries(result).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
  const step = {
    name,
    seconds: Math.round(performance.now() - from) / 1000,
    cpuSeconds: Math.round((user + system) / 1e3) / 1000,
    rssBytes: process.memoryUsage().rss,
    counts,
  };
  return { step, result };
}
