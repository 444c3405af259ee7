import { closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { refuse } from '../../refusal/index.ts';
import { ensureCluster, superuser, superuserPassword } from './cluster.ts';
import { isHeld, joinHolders } from './holders.ts';
import { choosePlace, type Place } from './place.ts';
import {
  findPostmaster,
  type Postmaster,
  startPostmaster,
  stopOrphan,
  untilStopped,
} from './postmaster.ts';
import { tryClaim } from './run-file.ts';

export type EmbeddedOptions = {
  dataDir: string;
  /** False for tests: no write waits for the disk, and a power cut may lose the database. */
  durable?: boolean;
  maxConnections?: number;
  /** Where binaries and database go when root's stand-in cannot enter theirs. */
  fallbackRoot?: string;
};

/** A running embedded PostgreSQL that this process holds. */
export type EmbeddedDatabase = {
  /** Folder of the socket; `pg` takes it as the host. */
  host: string;
  port: number;
  user: string;
  password: string;
  processId: number;
  /** True when it was running already, started by another process. */
  joined: boolean;
  /** A connection as superuser, to the database `fairway` by default. */
  url(database?: string): string;
  /** Lets go of the server; the last to do so stops it ("fast") and waits for its end. */
  stop(): Promise<void>;
};

const applicationDatabase = 'fairway';
const startMs = 120_000;

/**
 * Starts PostgreSQL on a data folder, or joins the one that runs there. It lives exactly as long
 * as some process that called this; one that is killed without a chance to call `stop` counts as
 * gone.
 *
 * @throws refusals `database.*`, each with a sentence that says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = choosePlace(options.dataDir, options.fallbackRoot);
  const giveUpAt = performance.now() + startMs;
  while (performance.now() < giveUpAt) {
    const running = joinRunning(place);
    if (running) return running;
    const starting = tryClaim(join(place.home, 'starting.json'), {});
    if (starting) {
      try {
        return joinRunning(place) ?? (await start(place, options));
      } finally {
        starting.release();
      }
    }
    await sleep(100);
  }
  throw refuse('database.start-failed', {
    status: 503,
    detail: `Another process has been starting PostgreSQL on ${place.home} for ${startMs / 1000} seconds. End it and try again.`,
  });
}

function joinRunning(place: Place): EmbeddedDatabase | null {
  const held = joinHolders(place);
  if (held === null) return null;
  const postmaster = findPostmaster(place);
  if (postmaster) return handle(place, postmaster, held, true);
  closeSync(held);
  return null;
}

async function start(place: Place, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await stopOrphan(place);
  await ensureCluster(place, options.durable ?? true);
  const { postmaster, held } = await startPostmaster(place, settings(options));
  const database = handle(place, postmaster, held, false);
  try {
    await ensureDatabase(database.url('postgres'));
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      applicationDatabase,
    ]);
    if (!rowCount) await client.query(`create database ${applicationDatabase}`);
  } finally {
    await client.end();
  }
}

/** Modest figures for a small machine; the packaged OpenSSL is old, so TLS stays off. */
function settings({ durable = true, maxConnections = 100 }: EmbeddedOptions): string[] {
  const shared = [
    'listen_addresses=',
    'port=5432',
    'unix_socket_permissions=0700',
    'ssl=off',
    'shared_buffers=128MB',
    `max_connections=${maxConnections}`,
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  const logged = [
    'logging_collector=on',
    'log_filename=postgresql-%a.log',
    'log_rotation_age=1d',
    'log_truncate_on_rotation=on',
  ];
  const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...shared, ...(durable ? logged : unsafe)];
}

function handle(
  place: Place,
  postmaster: Postmaster,
  held: number,
  joined: boolean,
): EmbeddedDatabase {
  const password = superuserPassword(place);
  const { socketFolder: host, port, mark } = postmaster;
  let stopping: Promise<void> | undefined;
  return {
    host,
    port,
    user: superuser,
    password,
    processId: mark.pid,
    joined,
    url: (database = applicationDatabase) =>
      `postgres://${superuser}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${encodeURIComponent(database)}`,
    stop: () => (stopping ??= letGo(place, postmaster, held)),
  };
}

async function letGo(
  place: Place,
  { mark, socketFolder }: Postmaster,
  held: number,
): Promise<void> {
  closeSync(held);
  if (isHeld(place)) return;
  await untilStopped(mark);
  if (socketFolder !== place.home) rmSync(socketFolder, { recursive: true, force: true });
}
