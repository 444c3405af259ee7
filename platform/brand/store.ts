import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

/** How a programme shows itself. */
export type Brand = {
  programmeName: string;
  slug: string;
  /** #rrggbb; null: the product's own. */
  colour: string | null;
  /** The name under which its mails come, where it is another than the programme's. */
  senderName: string | null;
  logo: Logo | null;
  /** 1 until the first is set. */
  version: number;
};
export type Logo = { fileId: string; name: string; contentType: string; sha256: string };

/** The brand of the call's programme. Everybody may read it, a visitor too. */
export async function brandOf({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<Brand> {
  const { rows } = await sql<Brand>`
    select p.name as programme_name, p.slug, p.settings->>'senderName' as sender_name, b.colour, coalesce(b.version, 1) as version,
      case when b.logo_file_id is not null then jsonb_build_object(
        'fileId', b.logo_file_id, 'name', b.logo_name, 'contentType', b.logo_type, 'sha256', b.logo_sha256) end as logo
    from public.programmes p left join public.brands b on b.programme_id = p.id
    where p.id = ${actor.programmeId}`.execute(tx);
  if (!rows[0]) throw new Error(`There is no programme ${actor.programmeId}.`);
  return rows[0];
}

/** One after the other: two who save at once see each other's version. */
export async function holdBrand({ tx, actor }: Call): Promise<void> {
  await sql`select id from public.programmes where id = ${actor.programmeId} for update`.execute(
    tx,
  );
}

export async function saveBrand(
  { tx, actor, now }: Call,
  { colour, logo }: Pick<Brand, 'colour' | 'logo'>,
): Promise<void> {
  await sql`insert into public.brands as b (programme_id, colour, logo_file_id, logo_name, logo_type, logo_sha256, updated_at, version)
    values (${actor.programmeId}, ${colour}, ${logo?.fileId ?? null}, ${logo?.name ?? null}, ${logo?.contentType ?? null}, ${logo?.sha256 ?? null}, ${now}, 2)
    on conflict (programme_id) do update
      set colour = excluded.colour, logo_file_id = excluded.logo_file_id, logo_name = excluded.logo_name, logo_type = excluded.logo_type,
        logo_sha256 = excluded.logo_sha256, updated_at = excluded.updated_at, version = b.version + 1`.execute(
    tx,
  );
}

/** The name is one of the programme's settings: the sender of its mails is told by it. */
export async function saveSenderName(
  { tx, actor }: Call,
  senderName: string | null,
): Promise<void> {
  await sql`update public.programmes set settings = settings || ${JSON.stringify({ senderName })}::jsonb, version = version + 1
    where id = ${actor.programmeId}`.execute(tx);
}
