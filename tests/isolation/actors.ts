import { tokenAs } from '../../platform/access/index.ts';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import type { ProbeWorld } from './world.ts';

/** Somebody who asks. `partner` is the slug of the partner for which it stands. */
export type Prober = {
  name: string;
  kind: string;
  side: 'vendor' | 'partner' | 'public';
  programme: string;
  partner: string | null;
  programmeId: string;
  organisationId: string | null;
  token: string | null;
};

/**
 * Every kind of actor of the contract in the first programme, a rival's administrator beside it,
 * keys of both sides, and administrators of both sides of the second programme.
 */
export async function probers(world: ProbeWorld): Promise<Prober[]> {
  const first = 'programme-1';
  const wanted: [kind: string, programme: string, partner: string | null][] = [
    ...vendorKinds.map((kind): [string, string, null] => [kind, first, null]),
    ...partnerKinds.map((kind): [string, string, string] => [kind, first, 'partner-001']),
    ['partner.admin', first, 'partner-002'],
    ['api-key', first, null],
    ['api-key', first, 'partner-001'],
    ['vendor.admin', 'programme-2', null],
    ['partner.admin', 'programme-2', 'partner-001'],
  ];
  const places = await world.owner.query<{ programme: string; slug: string; p: string; o: string }>(
    `select p.slug as programme, o.slug, p.id as p, o.id as o
     from public.programmes p join public.organisations o on o.programme_id = p.id`,
  );
  const placeOf = (programme: string, slug: string) =>
    places.rows.find((row) => row.programme === programme && row.slug === slug);
  const made: Prober[] = [];
  for (const [kind, programme, partner] of wanted) {
    const place = placeOf(programme, partner ?? 'vendor');
    const token = await tokenAs(world.database, {
      kind,
      programmeSlug: programme,
      partnerSlug: partner ?? undefined,
    });
    made.push({
      name: `${kind} of ${programme}/${partner ?? 'vendor'}`,
      kind,
      side: partner === null ? 'vendor' : 'partner',
      programme,
      partner,
      programmeId: place?.p ?? '',
      organisationId: place?.o ?? '',
      token,
    });
  }
  return [anonymous(placeOf(first, 'vendor')?.p ?? ''), ...made];
}

function anonymous(programmeId: string): Prober {
  return {
    name: 'anonymous',
    kind: 'anonymous',
    side: 'public',
    programme: 'programme-1',
    partner: null,
    programmeId,
    organisationId: null,
    token: null,
  };
}
