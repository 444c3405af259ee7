import pg from 'pg';

/**
 * A pool of connections that the server may close at any time, as when it is restarted, without ending the process: a
 * statement that is under way fails by itself, and the next one gets a new connection. Every pool is opened here.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // Of a connection that lies idle.
  pool.on('error', () => undefined);
  // Of one that is in use, or is being closed.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
