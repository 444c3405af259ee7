import pg from 'pg';
import { connectionOf } from './connections.ts';
import { contextPads, roleNames, roleOf, rolePassword, type RolePrefix } from './roles.ts';
import { fingerprintOf } from './migrate.ts';

/**
 * Gives the database another installation secret: passwords of the roles, the key of the
 * context and the fingerprint change in one transaction. Processes that still run with the
 * old secret are refused from then on.
 *
 * @throws when the database belongs to neither `from` nor a secret that can be told
 */
export async function rotateSecret(
  ownerUrl: string,
  prefix: RolePrefix,
  from: string,
  to: string,
): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl));
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('fairway.migrate'))");
    for (const name of roleNames.filter((role) => role !== 'owner')) {
      const role = roleOf(prefix, name);
      await client.query(
        `alter role "${role}" password ${client.escapeLiteral(rolePassword(to, role))}`,
      );
    }
    await client.query(`set local role "${roleOf(prefix, 'owner')}"`);
    const { rowCount } = await client.query(
      "update install.settings set value = to_jsonb($2::text) where key = 'secret-fingerprint' and value #>> '{}' = $1",
      [fingerprintOf(from), fingerprintOf(to)],
    );
    if (rowCount !== 1) throw new Error('This database was made with another installation secret.');
    const pads = contextPads(to);
    await client.query('update install.context_key set inner_pad = $1, outer_pad = $2', [
      pads.inner,
      pads.outer,
    ]);
    await client.query('commit');
  } finally {
    // What was not committed ends with the connection.
    await client.end();
  }
}
