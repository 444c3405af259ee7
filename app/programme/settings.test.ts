import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { ana, martin, sofia, quinn, settle } = world;
const etagOf = async () => (await martin.get('programme-settings')).headers.get('etag') ?? '';
const change = async (body: object, etag?: string) =>
  martin.patch('programme-settings', body, { 'if-match': etag ?? (await etagOf()) });

test('an administrator sets name, zone, holidays and closed days; what is not said stays', async () => {
  const before = (await sofia.get('programme-settings')).body;
  expect(before).toMatchObject({ name: 'Harbour Tools', timeZone: 'Europe/Berlin', country: null });
  const closedDays = [{ day: '2026-03-03', name: 'Stocktaking' }];
  const after = await change({ country: 'DE', region: 'HH', closedDays });
  expect(after.body).toEqual({
    ...before,
    country: 'DE',
    region: 'HH',
    closedDays,
    version: before.version + 1,
  });
  expect((await change({ name: 'Harbour Partners' })).body).toMatchObject({
    region: 'HH',
    closedDays,
  });
  // A region goes with its country.
  expect((await change({ country: 'AT' })).body).toMatchObject({ country: 'AT', region: null });
  await settle();
  const titles = (await martin.get('events')).body.data.map(
    ({ title }: { title: string }) => title,
  );
  expect(titles).toEqual(expect.arrayContaining(['Settings changed: name']));
});

test('two administrators never overwrite each other unseen, and nothing is written that changes nothing', async () => {
  const etag = await etagOf();
  expect((await change({ name: 'Harbour A' }, etag)).status).toBe(200);
  expect((await change({ name: 'Harbour B' }, etag)).status).toBe(412);
  const now = await etagOf();
  expect((await change({ name: 'Harbour A' })).headers.get('etag')).toBe(now);
});

test('what is not known is refused with the field and what fits', async () => {
  const codes = async (body: object) => {
    const { status, body: problem } = await change(body);
    return [
      status,
      problem.code,
      problem.errors?.map(({ pointer }: { pointer: string }) => pointer),
    ];
  };
  const unknown = 'programmes.settings-unknown';
  expect(await codes({ timeZone: 'Mars/Olympus' })).toEqual([422, unknown, ['/timeZone']]);
  expect(await codes({ country: 'XX' })).toEqual([422, unknown, ['/country']]);
  expect(await codes({ country: 'DE', region: 'QQ' })).toEqual([422, unknown, ['/region']]);
  expect((await codes({ closedDays: [{ day: '2026-02-30', name: 'Never' }] }))[0]).toBe(400);
  expect((await codes({ senderName: 'A" <x@y.example>' }))[0]).toBe(400);
});

test('only administrators change settings, partners do not read them, and other programmes have their own', async () => {
  const given = { 'if-match': await etagOf() };
  expect((await sofia.patch('programme-settings', { name: 'X' }, given)).status).toBe(403);
  expect((await ana.get('programme-settings')).status).toBe(403);
  expect((await quinn.get('programme-settings')).body.name).toBe('Quarry Supplies');
});

test('the example shows by when an application of now is answered, and which days are left out', async () => {
  // Monday, 2 March 2026, 10:00 in Hamburg.
  const plain = (await sofia.get('answer-example')).body;
  expect(plain).toMatchObject({ workingDays: 2, leftOut: [], timeZone: 'Europe/Berlin' });
  expect(plain.answeredBy).toMatch(/^2026-03-04T09:0/);
  const closed = (await sofia.get('answer-example?country=DE&region=HH&closedDays=2026-03-03'))
    .body;
  expect(closed.answeredBy).toMatch(/^2026-03-05T09:0/);
  expect(closed.leftOut).toEqual([{ day: '2026-03-03', name: 'Closed' }]);
  expect(closed.coming).toContainEqual({ day: '2026-04-03', name: 'Karfreitag' });
  expect(closed.regions).toContainEqual({ code: 'HH', name: 'Hansestadt Hamburg' });
});
