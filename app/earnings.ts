import { sql } from 'kysely';
import type { Call } from '../platform/database/index.ts';
import { allPartners } from '../modules/partners/index.ts';
import { saveEarnings } from '../modules/recruitment/index.ts';
import { firstYears } from '../modules/sales/index.ts';

/** Sales say what partners earned in their first year; recruitment tells it to whoever considers joining. */
export async function estimateEarnings(call: Call): Promise<void> {
  const { rows } = await sql<{
    currency: string;
  }>`select currency from public.programmes where id = ${call.actor.programmeId}`.execute(call.tx);
  const currency = rows[0]?.currency ?? 'USD';
  const { asOf, earned } = await firstYears(call, currency);
  if (asOf === null) return;
  const partners = await allPartners(call.tx, call.actor);
  await saveEarnings(
    call,
    partners.flatMap(({ id, country }) => {
      const earnedMinor = earned.get(id);
      return earnedMinor === undefined ? [] : [{ country, earnedMinor }];
    }),
    { currency, asOf },
  );
}
