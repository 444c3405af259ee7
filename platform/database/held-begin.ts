import type pg from 'pg';

type Send = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * Holds `begin` back until the transaction's first statement and sends both in one message, where
 * that statement has no parameters. Every request begins a transaction, so each is spared a round
 * trip; what a transaction is stays as it was.
 */
export function holdBegin(client: pg.PoolClient): void {
  const send = client.query.bind(client) as Send;
  let held = false;
  const query: Send = async (text, values) => {
    if (text === 'begin') {
      held = true;
      return nothing('BEGIN');
    }
    if (!held) return send(text, values);
    held = false;
    // Nothing was begun, so there is nothing to end.
    if (text === 'commit' || text === 'rollback') return nothing(text.toUpperCase());
    if (values && values.length > 0) {
      await send('begin');
      return send(text, values);
    }
    // Several statements in one message are answered by a list, which the types of pg do not know.
    const answers = (await send(`begin; ${text}`)) as unknown as pg.QueryResult[];
    return answers.at(-1) ?? nothing('BEGIN');
  };
  // Kysely, the only one to use these clients, calls it in this one of its many forms.
  client.query = query as pg.PoolClient['query'];
}

function nothing(command: string): pg.QueryResult {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] };
}
