import { sql } from 'kysely';
import type { Call } from '../database/index.ts';
import type { Clause } from './decision.ts';

export type Publication = {
  kind: string;
  number: number;
  title: string;
  document: Record<string, unknown>;
  sentences: Clause[];
  effectiveAt: string;
};

/** The policies in force that bind partners, one of each kind, as everybody may read them. */
export async function publicationsInForce({ tx, actor, now }: Call): Promise<Publication[]> {
  const { rows } =
    await sql<Publication>`select distinct on (kind) kind, number, title, document, sentences, effective_at
      from public.policy_publications where programme_id = ${actor.programmeId} and effective_at <= ${now}
      order by kind, effective_at desc, number desc`.execute(tx);
  return rows;
}
