import { beforeAll, describe, expect, it } from 'vitest';
import type { Prober } from './actors.ts';
import { letTell, prepare, probeOwnWrites, type Probing } from './probing.ts';
import { readOwners } from './owners.ts';
import { newRun } from './run.ts';
import { foreignIds, foreignTexts, idsIn } from './scan.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let probing: Probing;

beforeAll(async () => {
  probing = await prepare(world);
  const busy = probing.cast.filter(({ kind }) => /^(vendor\.admin|partner\.admin)$/.test(kind));
  const run = newRun();
  await letTell(probing, run);
  await probeOwnWrites({ ...probing, cast: busy }, run, 2);
  await world.pass(3 * 60 * 60);
  await readOwners(world, probing.owners);
}, 300_000);

/** Rows that are for one partner, as text, with what they say to it. */
const sentTo: Record<string, string> = {
  mails: `select m.organisation_id, m.subject || m.text_body || m.html_body || m.recipient as text from public.mails m`,
  events: `select e.organisation_id, (e.facts || jsonb_build_object('subject', e.subject_id))::text as text from public.events e`,
  'decision tellings': `select organisation_id, telling::text as text from public.decision_parties`,
  offers: `select organisation_id, teaser::text || lead_id as text from public.lead_offers`,
};

describe('what is sent to one partner', () => {
  it.each(Object.entries(sentTo))('names nobody else: %s', async (_, rowsSql) => {
    const { rows } = await world.owner.query<{
      slug: string;
      programme: string;
      p: string;
      o: string;
      text: string;
    }>(
      `select o.slug, p.slug as programme, p.id as p, o.id as o, sent.text from (${rowsSql}) sent
       join public.organisations o on o.id = sent.organisation_id and o.side = 'partner'
       join public.programmes p on p.id = o.programme_id`,
    );
    const leaks = rows.flatMap(({ slug, programme, p, o, text }) => {
      const reader: Prober = {
        name: slug,
        kind: 'partner.admin',
        side: 'partner',
        programme,
        partner: slug,
        programmeId: p,
        organisationId: o,
        token: null,
      };
      const sent = { method: 'GET', url: '', body: '' };
      const received = { status: 200, headers: '', body: text };
      return [
        ...foreignTexts(reader, sent, received, true),
        ...foreignIds(reader, idsIn(sent, received), probing.owners),
      ].map((found) => `${programme}/${slug} is told ${found}: ${text.slice(0, 300)}`);
    });
    expect(leaks).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });
});
