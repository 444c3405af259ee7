import { sql } from 'kysely';
import { ownedBy, type Call } from '../../platform/database/index.ts';

/** The partner that a text in a file means; or, in words, why none or more than one is meant. */
export type FindPartner = (text: string) => { id: string } | { code: string; problem: string };

type Named = {
  id: string;
  slug: string;
  name: string;
  domain: string | null;
  sourceKey: string | null;
};

/**
 * Finds partners as files name them: by the vendor's number, domain, name, or address word; one that was
 * merged into another means that one. It reads all names once, so that a file of any length needs no further question.
 */
export async function partnerFinder({ tx, actor }: Call): Promise<FindPartner> {
  const { rows } =
    await sql<Named>`select coalesce(partners.merged_into, partners.id) as id, o.slug, partners.name, partners.domain, partners.source_key
    from public.partners join public.organisations o on o.programme_id = partners.programme_id and o.id = partners.id
    where ${ownedBy(actor, 'partners', 'id')} order by partners.id`.execute(tx);
  const indexes = [
    (one: Named) => one.id,
    (one: Named) => one.sourceKey,
    (one: Named) => one.domain,
    (one: Named) => one.name.toLowerCase(),
    // Last: the address word of one of two namesakes looks like the name of both.
    (one: Named) => one.slug,
  ].map((nameOf) => indexBy(rows, nameOf));
  return (text) => {
    const wanted = text.trim();
    for (const index of indexes) {
      const found = index.get(wanted) ?? index.get(wanted.toLowerCase());
      if (found === undefined) continue;
      if (found !== null) return { id: found };
      return {
        code: 'partners.partner-ambiguous',
        problem: `More than one partner is called “${wanted}”. Use the partner number instead.`,
      };
    }
    return {
      code: 'partners.partner-unknown',
      problem: `There is no partner “${wanted}”, by number, domain or name. Correct it, or import the partner first.`,
    };
  };
}

/** null where several share the name. */
function indexBy(
  rows: readonly Named[],
  nameOf: (one: Named) => string | null,
): Map<string, string | null> {
  const index = new Map<string, string | null>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null)
      index.set(
        name,
        (index.get(name) ?? row.id) === row.id && index.get(name) !== null ? row.id : null,
      );
  }
  return index;
}
