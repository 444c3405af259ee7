import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { importKinds } from '../../app/imports.ts';
import { testImports } from '../setup/imports.ts';
import { testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();
const data = new URL('../data/', import.meta.url);
const bytes = (path: string) => readFileSync(new URL(path, data));
const json = (path: string) => JSON.parse(bytes(path).toString('utf8'));
const history = bytes('cncf/programme-history-2018-2024.csv');

type Numbers = Record<'before' | 'after' | 'joined' | 'left' | 'stayed' | 'withoutKey', number>;
type Move = { key: string; slug: string; from: string; to: string };
type Told = { on: string; byProgramme: Record<string, Numbers>; tierMoves: Move[] };
type Expected = {
  from: string;
  to: string;
  byProgramme: Record<string, Partial<Numbers>>;
  tierMoves: { crunchbase_slug: string; from: string; to: string }[];
};

async function fresh() {
  const programme = await testProgramme(database);
  const { run } = testImports(programme, importKinds);
  const landscape = (source: Buffer | string, map?: unknown) =>
    run('partners', source, { format: 'landscape', map });
  const rows = async (what: string) =>
    (
      await programme.as(programme.vendor, ({ tx }) =>
        sql<Record<string, unknown>>`${sql.raw(what)}`.execute(tx),
      )
    ).rows;
  return { landscape, rows };
}

/** The rows of one snapshot, as a file of their own. */
function year(day: string): string {
  const [header, ...lines] = history.toString('utf8').trimEnd().split('\n');
  return [header, ...lines.filter((line) => line.startsWith(day))].join('\n');
}

const movesOf = (moves: { from: string; to: string }[]) =>
  moves
    .map(({ from, to, ...by }) =>
      ['slug' in by ? by.slug : Object.values(by)[0], from, to].join(' '),
    )
    .toSorted();
const expected = json('cncf/expected-diffs.json') as Expected[];

function expectAsCounted(told: Told | undefined, wanted: Expected): void {
  expect(Object.keys(told?.byProgramme ?? {}).toSorted()).toEqual(
    Object.keys(wanted.byProgramme).toSorted(),
  );
  expect(told?.byProgramme).toMatchObject(wanted.byProgramme);
  expect(movesOf(told?.tierMoves ?? [])).toEqual(
    movesOf(
      wanted.tierMoves.map(({ crunchbase_slug, from, to }) => ({
        slug: crunchbase_slug,
        from,
        to,
      })),
    ),
  );
}

describe('the history of the CNCF programmes', () => {
  test('gives year after year the joins, departures and tier moves that were counted independently', async () => {
    const { landscape, rows } = await fresh();
    const result = await landscape(history);
    expect(result.refused).toEqual([]);
    expect(result.rows).toBe(6_026);
    const snapshots = result['snapshots'] as Told[];
    expect(snapshots).toHaveLength(7);
    for (const wanted of expected)
      expectAsCounted(
        snapshots.find(({ on }) => on === wanted.to),
        wanted,
      );
    expect(result['byProgramme']).toEqual(snapshots.at(-1)?.byProgramme);

    const standing = await rows(
      'select partnership as programme, count(*) as members from partnerships where left_on is null group by 1',
    );
    const after = Object.entries(snapshots.at(-1)?.byProgramme ?? {}).map(
      ([programme, numbers]) => ({
        programme,
        members: numbers.after + numbers.withoutKey,
      }),
    );
    expect(
      standing.toSorted((a, b) => (String(a['programme']) < String(b['programme']) ? -1 : 1)),
    ).toEqual(after);

    const events = await rows(
      `select type, facts ->> 'on' as "on", facts ->> 'partnership' as programme, count(*) as number from events where type like 'partners.%' and facts ? 'on' group by 1, 2, 3`,
    );
    const told = (type: string, on: string, programme: string) =>
      events.find(
        (event) => event['type'] === type && event['on'] === on && event['programme'] === programme,
      )?.['number'] ?? 0;
    for (const { to, byProgramme, tierMoves } of expected)
      for (const [programme, { left }] of Object.entries(byProgramme)) {
        expect(Number(told('partners.partnership-left', to, programme))).toBeGreaterThanOrEqual(
          left ?? 0,
        );
        if (programme === 'membership')
          expect(Number(told('partners.tier-moved', to, programme))).toBeGreaterThanOrEqual(
            tierMoves.length,
          );
      }
  });

  test('changes nothing when it is imported again', async () => {
    const { landscape, rows } = await fresh();
    await landscape(history);
    const look = () =>
      rows(
        'select p.*, s.stage, s.version as partner_version from partnerships p join partners s on s.id = p.organisation_id order by p.id',
      );
    const before = await look();
    const again = await landscape(history);
    expect(again).toMatchObject({ created: 0, changed: 0, left: 0, rows: 6_026, tierMoves: [] });
    expect(await look()).toEqual(before);
    const yaml = await landscape(
      bytes('cncf/landscape-2024-12-19.yml'),
      json('cncf/landscape-map.json'),
    );
    expect(yaml).toMatchObject({ created: 0, changed: 0, left: 0, refused: [] });
    expect(await look()).toEqual(before);
  });

  test('is the same when its years are imported one by one', async () => {
    const { landscape, rows } = await fresh();
    const days = [
      ...new Set(
        history
          .toString('utf8')
          .split('\n')
          .slice(1)
          .flatMap((line) => line.slice(0, 10) || []),
      ),
    ];
    for (const day of days.toSorted()) {
      const result = await landscape(year(day));
      expect(result.refused).toEqual([]);
      const wanted = expected.find(({ to }) => to === day);
      if (wanted) expectAsCounted({ on: day, ...result } as unknown as Told, wanted);
    }
    const whole = await fresh();
    await whole.landscape(history);
    const look =
      'select p.partnership, p.source_key, p.tier, p.joined_on, p.left_on, s.name, s.stage, s.left_on as partner_left_on from partnerships p join partners s on s.programme_id = p.programme_id and s.id = p.organisation_id order by 1, 2';
    expect(await rows(look)).toEqual(await whole.rows(look));
  });

  test('makes one partner of an organisation, however many programmes it is in', async () => {
    const { landscape, rows } = await fresh();
    await landscape(history);
    expect(
      await rows(
        `select source_key from partnerships where source_key not like '/%' group by 1 having count(distinct organisation_id) > 1`,
      ),
    ).toEqual([]);
    const [accenture] = await rows(
      `select count(distinct partnership) as programmes, count(distinct organisation_id) as partners from partnerships where source_key = 'accenture'`,
    );
    expect(accenture).toEqual({ programmes: 2, partners: 1 });
    const [gone] = await rows(
      `select count(*) as wrong from partners p where (stage = 'left') <> (not exists (select 1 from partnerships s where s.organisation_id = p.id and s.left_on is null))`,
    );
    expect(gone).toEqual({ wrong: 0 });
  });
});
