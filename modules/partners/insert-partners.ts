import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, type Call, type Tx } from '../../platform/database/index.ts';
import { mayInvite } from './store.ts';
import type { Partner, PartnerInput } from './tables.ts';

/** A new partner; id and address word are made when they are not given. */
export type NewPartnerRow = PartnerInput & { id?: string; slug?: string };

/** Adds partners with their organisations, set-based. Slugs are made unique by counting on. */
export async function insertPartners(
  { tx, actor, now }: Call,
  inputs: readonly NewPartnerRow[],
): Promise<Partner[]> {
  const at = now.toISOString();
  const taken = await takenSlugs(tx, actor);
  const rows = inputs.map((input) =>
    partnerOf(actor, input, at, freeSlug(input.slug ?? input.name, taken)),
  );
  for (let start = 0; start < rows.length; start += 2_000) {
    const part = rows.slice(start, start + 2_000);
    const organisations = part.map(({ id, slug, name, stage }) => ({
      id,
      slug,
      name,
      open: mayInvite(stage),
    }));
    await sql`insert into public.organisations (programme_id, id, side, slug, name, may_invite, created_at)
      select ${actor.programmeId}, r.id, 'partner', r.slug, r.name, r.open, ${now}
      from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as r (id text, slug text, name text, open boolean)`.execute(
      tx,
    );
    const names = Object.keys(part[0] ?? {}).filter((name) => name !== 'slug');
    const columns = sql.join(names.map((name) => sql.ref(name)));
    await sql`insert into public.partners (${columns})
      select ${columns} from jsonb_populate_recordset(null::public.partners, ${JSON.stringify(part.map(inSnakeCase))}::jsonb)`.execute(
      tx,
    );
  }
  return rows;
}

/** The row under the names that the database uses. */
function inSnakeCase(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as unknown,
    ]),
  );
}

function partnerOf(actor: Actor, input: NewPartnerRow, at: string, slug: string): Partner {
  return {
    programmeId: actor.programmeId,
    id: input.id ?? newId('org'),
    slug,
    name: input.name,
    domain: input.domain ?? null,
    website: input.website ?? null,
    description: input.description ?? '',
    phone: input.phone ?? null,
    street: input.street ?? null,
    city: input.city ?? null,
    region: input.region ?? null,
    postalCode: input.postalCode ?? null,
    country: input.country,
    roles: input.roles,
    stage: input.stage ?? 'active',
    businessType: input.businessType ?? null,
    employees: input.employees ?? null,
    specialisations: input.specialisations ?? [],
    industries: input.industries ?? [],
    languages: input.languages ?? [],
    regionsServed: input.regionsServed ?? [],
    territory: input.territory ?? null,
    capacity: input.capacity ?? null,
    tier: input.tier ?? 'Registered',
    pendingTier: input.pendingTier ?? null,
    belowSince: null,
    tierDecisionId: input.tierDecisionId ?? null,
    metrics: {},
    listed: input.listed ?? true,
    joinedOn: input.joinedOn ?? null,
    leftOn: input.leftOn ?? null,
    sourceKey: input.sourceKey ?? null,
    mergedInto: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

async function takenSlugs(tx: Tx, actor: Actor): Promise<Set<string>> {
  // Two partners of one name at the same moment get two words, one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`slugs/${actor.programmeId}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ slug: string }>`select slug from public.organisations
    where programme_id = ${actor.programmeId}`.execute(tx);
  return new Set(rows.map((row) => row.slug));
}

/** An address word out of a name; letters beyond a–z fall back to their base, else to "partner". */
export function freeSlug(name: string, taken: Set<string>): string {
  const base =
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'partner';
  let slug = base;
  for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
  taken.add(slug);
  return slug;
}
