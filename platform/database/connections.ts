import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor, Side } from '../access/actor.ts';
import { refuse } from '../refusal/index.ts';
import { ColumnNames } from './column-names.ts';
import { openPool } from './pool.ts';
import { holdBegin } from './held-begin.ts';
import { roleOf, rolePassword, signContext, type RolePrefix } from './roles.ts';

/** A transaction without tables: each store narrows it to its own with `tx.withTables<…>()`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- Kysely's way of saying "no tables"
export type Tx = Transaction<{}>;

/** First argument of every action. There is no ambient user and no default clock. */
export type Call = { tx: Tx; actor: Actor; now: Date; requestId: string };

type PoolName = Side | 'auth';

export type Database = {
  secret: string;
  rolePrefix: RolePrefix;
  // oxlint-disable-next-line typescript/no-empty-object-type -- as above
  pools: Record<PoolName, Kysely<{}>>;
  /** Connection settings of one role, for libraries that bring their own pool. */
  poolConfig: (name: PoolName) => pg.PoolConfig;
  close: () => Promise<void>;
};

const poolSizes: Record<PoolName, number> = {
  vendor: 8,
  partner: 8,
  worker: 8,
  public: 3,
  auth: 4,
};

setTypeParsers();

/**
 * One bounded pool per database role. No role can become another, so even injected
 * SQL stays within the side that its request came from.
 *
 * @param ownerUrl the address of the database; its user is replaced by each role
 */
export function openDatabase(ownerUrl: string, secret: string, rolePrefix: RolePrefix): Database {
  const poolConfig = (name: PoolName): pg.PoolConfig => {
    const role = roleOf(rolePrefix, name);
    return {
      ...connectionOf(ownerUrl),
      user: role,
      password: rolePassword(secret, role),
      max: poolSizes[name],
      application_name: `fairway ${name}`,
      options: '-c timezone=UTC',
      ...timeouts(name),
    };
  };
  const open = (name: PoolName) => {
    const pool = openPool(poolConfig(name));
    pool.on('connect', holdBegin);
    // oxlint-disable-next-line typescript/no-empty-object-type -- as above
    return new Kysely<{}>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new ColumnNames()],
    });
  };
  const pools = {
    vendor: open('vendor'),
    partner: open('partner'),
    worker: open('worker'),
    public: open('public'),
    auth: open('auth'),
  };
  return {
    secret,
    rolePrefix,
    pools,
    poolConfig,
    close: async () => void (await Promise.all(Object.values(pools).map((pool) => pool.destroy()))),
  };
}

function timeouts(name: PoolName): pg.PoolConfig {
  const statementMs = name === 'worker' ? 120_000 : 15_000;
  return {
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    query_timeout: statementMs + 2_000,
    idle_in_transaction_session_timeout: statementMs,
    lock_timeout: 8_000,
  };
}

/** Splits a URL (also one with a socket folder as host) into pg's own settings. */
export function connectionOf(url: string): pg.ClientConfig {
  const parsed = new URL(url.replace(/^postgres(ql)?:\/\/(\/|$)/, 'postgresql://localhost$2'));
  const socket = parsed.searchParams.get('host');
  const ssl = parsed.searchParams.get('sslmode');
  return {
    host: socket ?? decodeURIComponent(parsed.hostname),
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || 5432)),
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    ...(ssl && ssl !== 'disable' ? { ssl: { rejectUnauthorized: ssl.startsWith('verify') } } : {}),
  };
}

/**
 * The only way to a programme's rows: one transaction as the actor's database role,
 * with the actor's signed claim, in which the session behind it is asked once more.
 *
 * @param options snapshot: everything that is read is of one moment, however long it takes
 * @throws a 401 refusal when the session, key or membership has ended
 */
export async function transaction<T>(
  database: Database,
  actor: Actor,
  now: Date,
  requestId: string,
  work: (call: Call) => Promise<T>,
  { snapshot = false }: { snapshot?: boolean } = {},
): Promise<T> {
  const begin = database.pools[actor.side].transaction();
  return (snapshot ? begin.setIsolationLevel('repeatable read') : begin).execute(async (tx) => {
    const context = signContext(database.secret, {
      side: actor.side,
      programmeId: actor.programmeId,
      organisationId: actor.organisationId,
      personId: claimPerson(actor),
      kind: actor.kind,
      seconds: actor.side === 'worker' || actor.kind === 'host' ? 3600 : 60,
    });
    // As literals, so that it travels with `begin` (holdBegin); both are texts of our own making.
    const { rows } = await sql<{
      good: boolean;
    }>`select app.enter(${sql.lit(context)}, ${sql.lit(actor.sessionId)}) as good`.execute(tx);
    if (!rows[0]?.good)
      throw refuse('access.session-ended', {
        status: 401,
        detail: 'Your session has ended. Sign in again.',
      });
    return work({ tx, actor, now, requestId });
  });
}

/** An API key and a visitor stand for nobody, but their repeated requests need an owner. */
function claimPerson(actor: Actor): string | null {
  if (actor.kind === 'api-key') return actor.sessionId;
  return actor.kind === 'anonymous' ? 'anonymous' : actor.personId;
}

/** @returns whose idempotency key it is: exactly the person of the signed claim. */
export function idempotencyOwner(actor: Actor): string | null {
  return claimPerson(actor);
}

function setTypeParsers(): void {
  // int8 as number: counts and minor units stay far below 2^53, and a larger one is a fault worth hearing of.
  pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value))
      throw new RangeError(`The database holds ${text}, which is beyond exact numbers.`);
    return value;
  });
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, momentText);
}

/**
 * A moment stays text from table to screen: RFC 3339 in UTC with milliseconds, so that
 * no shape needs a mapper and text order is time order. Sessions run in UTC.
 */
function momentText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/.exec(text);
  return match ? `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z` : text;
}
