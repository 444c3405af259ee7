import { sql } from 'kysely';
import type { Call } from '../platform/database/index.ts';
import { computeTiers } from '../modules/partners/index.ts';
import { salesMetrics } from '../modules/sales/index.ts';

/** Sales say what partners sold; partners decide what tier that earns. */
export async function recomputeTiers(call: Call): Promise<void> {
  const { rows } = await sql<{
    currency: string;
  }>`select currency from public.programmes where id = ${call.actor.programmeId}`.execute(call.tx);
  await computeTiers(call, await salesMetrics(call, rows[0]?.currency ?? 'USD'));
}
