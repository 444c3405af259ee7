import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diffHistory, diffStates } from './diff-states.ts';
import { readLandscape } from './read-landscape.ts';

const data = new URL('../../../tests/data/', import.meta.url);
const bytes = (path: string) => readFileSync(new URL(path, data));
const json = (path: string) => JSON.parse(bytes(path).toString('utf8'));

type ExpectedDiff = {
  from: string;
  to: string;
  byProgramme: Record<string, Record<string, number>>;
  tierMoves: { crunchbase_slug: string; from: string; to: string; name: string }[];
};

const history = () => readLandscape(bytes('cncf/programme-history-2018-2024.csv'));
const harbour = (year: 2024 | 2025) =>
  readLandscape(bytes(`harbour-landscape/${year}.yml`), {
    map: json('harbour-landscape/map.json'),
    today: `${year}-12-31`,
  });

describe('the history of the CNCF programmes', () => {
  test('is seven full states in date order, whatever the order of the rows', async () => {
    const { states, rows, problems } = await history();
    expect(problems).toEqual([]);
    expect(rows).toBe(6_026);
    const days = states.map((state) => state.on);
    expect(days).toEqual(days.toSorted());
    expect(days).toHaveLength(7);

    const [header, ...lines] = bytes('cncf/programme-history-2018-2024.csv')
      .toString('utf8')
      .trimEnd()
      .split('\n');
    const turned = [header, ...lines.filter((line) => line.startsWith('2024')), ...lines];
    const again = await readLandscape(turned.join('\n'));
    expect(again.states.map((state) => state.on)).toEqual(days);
  });

  test.each(json('cncf/expected-diffs.json') as ExpectedDiff[])(
    'from $from to $to: joined, left, stayed and moved exactly as counted independently',
    async (expected) => {
      const { states } = await history();
      const diff = diffHistory(null, states).find(({ to }) => to === expected.to);
      expect(diff?.from).toBe(expected.from);
      expect(Object.keys(diff?.byProgramme ?? {}).toSorted()).toEqual(
        Object.keys(expected.byProgramme).toSorted(),
      );
      expect(diff?.byProgramme).toMatchObject(expected.byProgramme);

      const stayed = new Map(diff?.stayed.map(({ after }) => [after.key, after.sourceName]));
      const moves = diff?.tierMoves.map(({ key, slug, from, to }) => ({
        crunchbase_slug: slug,
        from,
        to,
        name: stayed.get(key),
      }));
      const bySlug = (a: { crunchbase_slug: unknown }, b: { crunchbase_slug: unknown }) =>
        String(a.crunchbase_slug) < String(b.crunchbase_slug) ? -1 : 1;
      expect(moves?.toSorted(bySlug)).toEqual(expected.tierMoves.toSorted(bySlug));
    },
  );

  test('counts members without a slug apart and keeps them', async () => {
    const { states } = await history();
    const last = states.at(-1);
    const without = last?.entries.filter((entry) => entry.keyedBy === 'name');
    expect(without).toHaveLength(20);
    expect(diffHistory(null, states).at(-1)?.byProgramme.membership?.withoutKey).toBe(20);
  });

  test('shows every name without its mark and keeps the name of the source', async () => {
    const { states } = await history();
    const entries = states.flatMap((state) => state.entries);
    expect(entries.filter((entry) => /\((?:KCSP|KTP|member|supporter)\)/.test(entry.name))).toEqual(
      [],
    );
    expect(entries.find((entry) => entry.slug === 'accenture')).toMatchObject({
      name: 'Accenture',
      sourceName: 'Accenture (KCSP)',
    });
  });

  test('agrees with the landscape file of the same day in every entry', async () => {
    const { states } = await history();
    const yaml = await readLandscape(bytes('cncf/landscape-2024-12-19.yml'), {
      map: json('cncf/landscape-map.json'),
    });
    expect(yaml.problems).toEqual([]);
    const plain = (state = yaml.states[0]) =>
      state?.entries
        .map(({ row: _row, ...entry }) => entry)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(yaml.states[0]?.on).toBe('2024-12-19');
    expect(plain()).toHaveLength(1_048);
    expect(plain()).toEqual(plain(states.at(-1)));
  });
});

describe('another landscape, with other categories, tiers and file form', () => {
  test('is read by its own map', async () => {
    const { states, problems } = await harbour(2024);
    expect(problems).toEqual([]);
    const told = states[0]?.entries.map(({ key, tier, name }) => [key, tier, name]);
    expect(told).toEqual([
      ['resale/nordlicht-rigging', 'Anchor', 'Nordlicht Rigging'],
      ['resale/nineteen-eighty-four', 'Anchor', '1984'],
      ['resale/vela-azul', 'Berth', 'Vela Azul'],
      ['resale//old pier|https://pier.example', 'Berth', 'Old Pier'],
      ['repair/vela-azul', 'Certified', 'Vela Azul (China)'],
    ]);
  });

  test('tells who joined, left and moved', async () => {
    const [before] = (await harbour(2024)).states;
    const [after] = (await harbour(2025)).states;
    if (!before || !after) throw new Error('A state is missing.');
    const diff = diffStates(before, after);
    expect(diff.byProgramme).toEqual({
      resale: { before: 3, after: 2, joined: 0, left: 1, stayed: 2, withoutKey: 2 },
      repair: { before: 1, after: 2, joined: 2, left: 1, stayed: 0, withoutKey: 0 },
    });
    expect(diff.tierMoves.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['resale/vela-azul', 'Berth', 'Anchor'],
      ['resale/nordlicht-rigging', 'Anchor', 'Berth'],
    ]);
    expect(diff.joined.map((entry) => entry.name)).toEqual([
      'New Pier',
      'Nordlicht Rigging',
      'Dock Sieben Sails',
    ]);
    expect(diff.left.map((entry) => entry.key)).toEqual([
      'resale/nineteen-eighty-four',
      'repair/vela-azul',
    ]);
    expect(after.entries.find(({ programme }) => programme === 'repair')?.joinedOn).toBe(
      '2023-05-01',
    );
  });

  test('compared with itself changes nothing', async () => {
    const { states } = await harbour(2025);
    const [diff] = diffHistory(states[0] ?? null, states);
    expect([diff?.joined, diff?.left, diff?.tierMoves]).toEqual([[], [], []]);
  });

  test('leaves programmes alone that it does not speak of', async () => {
    const { states } = await harbour(2025);
    const other = {
      key: 'membership/acme',
      keyedBy: 'slug' as const,
      programme: 'membership',
      slug: 'acme',
      tier: 'Gold',
      name: 'Acme',
    };
    if (!states[0]) throw new Error('The state is missing.');
    expect(diffStates({ on: '2020-01-01', entries: [other] }, states[0]).left).toEqual([]);
  });
});
