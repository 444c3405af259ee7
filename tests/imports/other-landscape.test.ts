import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { importKinds } from '../../app/imports.ts';
import { timeline } from '../../platform/journal/index.ts';
import { testImports } from '../setup/imports.ts';
import { testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();
const data = new URL('../data/', import.meta.url);
const bytes = (path: string) => readFileSync(new URL(path, data));
const json = (path: string) => JSON.parse(bytes(path).toString('utf8'));

async function fresh() {
  const programme = await testProgramme(database);
  const { run, undo } = testImports(programme, importKinds);
  const landscape = (source: Buffer | string, map?: unknown) =>
    run('partners', source, { format: 'landscape', map });
  const rows = async (what: string) =>
    (
      await programme.as(programme.vendor, ({ tx }) =>
        sql<Record<string, unknown>>`${sql.raw(what)}`.execute(tx),
      )
    ).rows;
  return { programme, landscape, undo, rows };
}

const map = json('harbour-landscape/map.json');
const csv = (...lines: string[]) =>
  ['snapshot,programme,tier,name,homepage_url,crunchbase_slug', ...lines].join('\n');

describe('a landscape with programmes and tiers of its own', () => {
  test('is read by its own map, and the partner reads what happened on its time line', async () => {
    const { landscape, rows, programme } = await fresh();
    expect(
      await landscape(bytes('harbour-landscape/2024.yml'), { ...map, as: '2024-12-31' }),
    ).toMatchObject({ created: 5, left: 0 });
    const second = await landscape(bytes('harbour-landscape/2025.yml'), {
      ...map,
      as: '2025-12-31',
    });
    expect(second.refused).toEqual([]);
    const [mover] = second['tierMoves'] as {
      key: string;
      from: string;
      to: string;
      slug: string;
    }[];
    const [partner] = await rows(
      `select organisation_id as id from partnerships where source_key = '${mover?.slug}' limit 1`,
    );
    const owner = { ...(await programme.partner('x')), organisationId: String(partner?.['id']) };
    const line = await programme.as(owner, (call) => timeline(call, String(partner?.['id'])));
    expect(JSON.stringify(line)).toContain('partners.tier-moved');
  });

  test('a partner leaves, is told so, and may come back', async () => {
    const { landscape, rows } = await fresh();
    const row = (day: string, name: string) =>
      `${day},resale,Gold,${name},https://${name}.example,${name}`;
    await landscape(csv(row('2024-01-01', 'vela'), row('2024-01-01', 'anchor')));
    expect(await landscape(csv(row('2025-01-01', 'vela')))).toMatchObject({ left: 1 });
    const anchor = () =>
      rows(
        `select p.stage, p.left_on, s.left_on as partnership_left_on from partners p join partnerships s on s.organisation_id = p.id where p.name = 'anchor' and p.programme_id = (select programme_id from partners where name = 'vela' and programme_id = p.programme_id)`,
      );
    expect(await anchor()).toEqual([
      { stage: 'left', leftOn: '2025-01-01', partnershipLeftOn: '2025-01-01' },
    ]);
    expect(
      await landscape(csv(row('2026-01-01', 'vela'), row('2026-01-01', 'anchor'))),
    ).toMatchObject({
      created: 1,
      left: 0,
      byProgramme: { resale: { before: 1, after: 2, joined: 1 } },
    });
    expect(await anchor()).toEqual([{ stage: 'active', leftOn: null, partnershipLeftOn: null }]);
  });

  test('is never taken back to an earlier day', async () => {
    const { landscape } = await fresh();
    await landscape(csv('2025-01-01,resale,Gold,Vela,,vela'));
    const older = await landscape(csv('2024-01-01,resale,Silver,Vela,,vela'));
    expect(older.refused).toMatchObject([{ row: 0, code: 'landscape.older-state' }]);
    expect(await landscape(csv('2024-01-01,repair,Silver,Vela,,vela'))).toMatchObject({
      created: 1,
      left: 0,
    });
  });

  test('can be undone to exactly what was, and then imported again', async () => {
    const { landscape, undo, rows } = await fresh();
    const look = async () => ({
      partners: await rows(
        'select name, stage, left_on, tier, website from partners order by name',
      ),
      partnerships: await rows(
        'select partnership, source_key, tier, left_on, joined_on from partnerships order by 1, 2',
      ),
    });
    await landscape(bytes('harbour-landscape/2024.yml'), { ...map, as: '2024-12-31' });
    const before = await look();
    const second = await landscape(bytes('harbour-landscape/2025.yml'), {
      ...map,
      as: '2025-12-31',
    });
    const after = await look();
    expect(await undo(second.jobId)).toMatchObject({ kept: [] });
    expect(await look()).toEqual(before);
    await landscape(bytes('harbour-landscape/2025.yml'), { ...map, as: '2025-12-31' });
    expect(await look()).toEqual(after);
  });

  test('is refused without a map that fits', async () => {
    const { landscape } = await fresh();
    const yaml = bytes('harbour-landscape/2024.yml');
    expect((await landscape(yaml)).refused[0]).toMatchObject({ code: 'landscape.missing-map' });
    expect(
      await landscape(yaml, {
        programmes: [{ programme: 'x', category: 'No such', tier: 'subcategory' }],
      }),
    ).toMatchObject({ created: 0, refused: [{ code: 'landscape.unknown-category' }] });
  });
});
