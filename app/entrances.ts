import { sql } from 'kysely';
import { linkFor } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import { awaitsFirstRun, setupToken } from './first-run/create.ts';
import type { Installation } from './installation.ts';

/**
 * The doors that a start prints: vendor, partner, public, and until there is one, the way to a programme of one's own.
 * Vendor's and partner's open once, by POST.
 */
export async function printEntrances(
  { database }: Installation,
  address: string,
  json: boolean,
): Promise<void> {
  const { rows } = await sql<{
    slug: string;
  }>`select slug from public.programmes order by sample, id limit 1`.execute(database.pools.worker);
  const slug = rows[0]?.slug;
  const line = (facts: Record<string, unknown>, text: string) =>
    void process.stdout.write(json ? `${JSON.stringify(facts)}\n` : `${text}\n`);
  line({ event: 'listening', address }, `\nFairway runs at ${address}`);
  if (await awaitsFirstRun(database)) {
    const setup = `${address}/setup/${setupToken(database)}`;
    line({ event: 'link', for: 'setup', url: setup }, `  Your own ${setup}`);
  }
  if (!slug) return line({ event: 'empty' }, '  No programme yet: the link above starts one.\n');
  const programmeSlug = slug;
  const now = present();
  const vendor = `${address}${await linkFor(database, { kind: 'vendor.channel-manager', programmeSlug, now, minutes: 24 * 60 })}`;
  line({ event: 'link', for: 'vendor', url: vendor }, `  Vendor   ${vendor}`);
  const partnerSlug = await partnerWithPeople(database);
  if (partnerSlug) {
    const partner = `${address}${await linkFor(database, { kind: partnerSlug.kind, programmeSlug, partnerSlug: partnerSlug.slug, now, minutes: 24 * 60 })}`;
    line({ event: 'link', for: 'partner', url: partner }, `  Partner  ${partner}`);
  }
  line(
    { event: 'link', for: 'public', url: `${address}/p/${slug}` },
    `  Public   ${address}/p/${slug}\n`,
  );
}

/** The partner whose desk has the most to show: open offers first. */
async function partnerWithPeople(
  database: Installation['database'],
): Promise<{ slug: string; kind: string } | undefined> {
  const { rows } = await sql<{
    slug: string;
    kind: string;
  }>`select o.slug, m.kind from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where o.side = 'partner' and m.ended_at is null and o.active order by m.id limit 1`.execute(
    database.pools.auth,
  );
  return rows[0];
}
