import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openInstallation, type Installation } from '../../app/installation.ts';
import { registerModules } from '../../app/modules.ts';
import { seed, type SeedReport } from '../../app/seed/seed.ts';
import { sizes, type SeedSize } from '../../app/seed/sizes.ts';
import { readSettings } from '../../app/settings.ts';
import { tokenAs } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { connectionOf } from '../../platform/database/index.ts';
import { measure, watchMemory, type OperationFigures } from './measure.ts';
import { residentBytesOf } from './process-figures.ts';
import { startServer } from './server-process.ts';
import { meet, type Asker, type OperationName } from './shots.ts';

export type HttpWorkload = {
  size: keyof typeof sizes;
  /** Counts that take the place of the size's own. */
  counts: Partial<SeedSize>;
  clients: number;
  /** Of each operation, after its warm-up. */
  seconds: number;
  say: (line: string) => void;
};

export type HttpResult = {
  clients: number;
  deals: number;
  programmes: number;
  seedSeconds: number;
  startSeconds: number;
  rssBytes: { atRest: number; underLoad: number };
  operations: Record<OperationName, OperationFigures>;
};

const operations: OperationName[] = ['list', 'record', 'register'];
const requestsAtMost = 200_000;
const partnersAsking = 10;
const restSeconds = 5;

/**
 * Lists, records and registrations over HTTP, on a generated installation in a temporary folder
 * that is gone afterwards. The server runs as users have it: `fairway up` with its worker, in a
 * process of its own, beside the embedded PostgreSQL.
 */
export async function httpWorkload(workload: HttpWorkload): Promise<HttpResult> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-bench-'));
  // As root the database runs under another account, which has to pass.
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  // A database that the environment names is somebody's own and is left alone.
  const { DATABASE_URL: _, DATABASE_URL_FILE: __, ...rest } = process.env;
  const environment = { ...rest, FAIRWAY_TEST: '1', LOG_LEVEL: 'warn' };
  process.env['FAIRWAY_TEST'] = '1';
  try {
    const installation = await openInstallation(readSettings(environment, { dataDir: folder }));
    try {
      return await measureOn(installation, workload, folder, environment);
    } finally {
      await installation.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  installation: Installation,
  workload: HttpWorkload,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<HttpResult> {
  const from = performance.now();
  const seeded = await fill(installation, workload);
  const seedSeconds = Math.round((performance.now() - from) / 100) / 10;
  const tokens = await tokensOf(installation, seeded);
  const server = await startServer(folder, environment);
  try {
    await sleep(restSeconds * 1000);
    const atRest = residentBytesOf(server.pid);
    const askers = await meet(server.address, tokens);
    const memory = watchMemory(server.pid);
    const subject = {
      address: server.address,
      serverPid: server.pid,
      databasePid: installation.embedded?.processId ?? 0,
    };
    const figures = {} as Record<OperationName, OperationFigures>; // filled by the loop below
    for (const operation of operations) {
      workload.say(`Measuring ${operation} …`);
      figures[operation] = await measure(subject, operation, askers, {
        clients: workload.clients,
        seconds: workload.seconds,
        requestsAtMost,
      });
    }
    return {
      clients: workload.clients,
      deals: seeded.deals,
      programmes: seeded.programmes.length,
      seedSeconds,
      startSeconds: Math.round(server.startSeconds * 100) / 100,
      rssBytes: { atRest, underLoad: await memory.stop() },
      operations: figures,
    };
  } finally {
    await server.stop();
  }
}

async function fill(
  installation: Installation,
  { size, counts, say }: HttpWorkload,
): Promise<SeedReport> {
  registerModules();
  const report = await seed(installation.database, {
    size: { ...sizes[size], ...counts },
    seed: 1,
    canaries: false,
    now: present(),
    say,
  });
  // What autovacuum would have done a minute later.
  const owner = new pg.Client(connectionOf(installation.ownerUrl));
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  await owner.end();
  return report;
}

/** In every programme a channel manager and up to ten partners' administrators. */
async function tokensOf(
  { database }: Installation,
  { programmes, partners }: SeedReport,
): Promise<Pick<Asker, 'token' | 'side'>[]> {
  const tokens: Pick<Asker, 'token' | 'side'>[] = [];
  const perProgramme = Math.min(partnersAsking, Math.floor(partners / programmes.length));
  for (const programmeSlug of programmes) {
    const kind = 'vendor.channel-manager';
    tokens.push({ side: 'vendor', token: await tokenAs(database, { kind, programmeSlug }) });
    for (let number = 1; number <= perProgramme; number++) {
      const partnerSlug = `partner-${String(number).padStart(3, '0')}`;
      const token = await tokenAs(database, { kind: 'partner.admin', programmeSlug, partnerSlug });
      tokens.push({ side: 'partner', token });
    }
  }
  return tokens;
}
