import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import { identify } from '../access/index.ts';
import { present } from '../clock/index.ts';
import { newId, transaction } from '../database/index.ts';

const world = await makeWorld();
const { martin, sofia, jonas, ana, ben, carla, quinn } = world;

const names = async (by: Person, list = '/partners') =>
  (await by.get(`views?list=${list}`)).body.data.map((view: { name: string }) => view.name);
const save = (by: Person, name: string, more: object = {}) =>
  by.post('views', { list: '/partners', name, query: 'filter[tier]=Gold', ...more });
async function remove(by: Person, id: string) {
  const response = await world.app.request(`http://fairway.test/v1/views/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${by.token}`, 'if-match': '"1"' },
  });
  return response.status;
}

describe('a saved view', () => {
  test('is its maker’s alone until it is shared with the own organisation', async () => {
    const kept = await save(sofia, 'Gold alone');
    expect([kept.status, kept.body.mine, kept.body.shared]).toEqual([201, true, false]);
    expect(await names(martin)).toEqual([]);
    const shared = await sofia.patch(
      `views/${kept.body.id}`,
      { shared: true },
      { 'if-match': '"1"' },
    );
    expect([shared.status, shared.body.version]).toEqual([200, 2]);
    expect(await names(martin)).toEqual(['Gold alone']);
    expect((await martin.get('views?list=/partners')).body.data[0].mine).toBe(false);
  });

  test('never reaches another organisation, side or programme, shared or not', async () => {
    await save(ana, 'Mine to win', { list: '/deals', query: 'view=closed', shared: true });
    await save(ana, 'Private', { list: '/deals', query: 'view=past' });
    expect(await names(ben, '/deals')).toEqual(['Mine to win']);
    for (const other of [carla, sofia, martin, quinn])
      expect(await names(other, '/deals')).toEqual([]);
  });

  test('is kept from colleagues and other partners by the database alone', async () => {
    const seen = async (by: Person) => {
      const request = new Request('http://fairway.test/', {
        headers: { authorization: `Bearer ${by.token}` },
      });
      const actor = await identify(world.database, request);
      if (!actor) throw new Error(`${by.name} is unknown.`);
      return transaction(world.database, actor, present(), newId('req'), async ({ tx }) => {
        const { rows } = await sql<{
          name: string;
        }>`select name from public.saved_views where list = '/deals' order by name`.execute(tx);
        return rows.map((row) => row.name);
      });
    };
    expect(await seen(ana)).toEqual(['Mine to win', 'Private']);
    expect(await seen(ben)).toEqual(['Mine to win']);
    expect(await seen(carla)).toEqual([]);
    expect(await seen(martin)).toEqual([]);
  });

  test('is changed by its maker alone, and an administrator may take a shared one away', async () => {
    const { body: view } = await save(sofia, 'For all', { shared: true });
    const byOther = await jonas.patch(
      `views/${view.id}`,
      { name: 'Hijacked' },
      { 'if-match': '"1"' },
    );
    expect([byOther.status, byOther.body.code]).toEqual([403, 'views.of-another']);
    expect(await remove(jonas, view.id)).toBe(403);
    expect(await remove(ana, view.id)).toBe(404);
    expect(await remove(martin, view.id)).toBe(204);
    expect(await names(sofia)).not.toContain('For all');
  });

  test('keeps a filter that no list knows, word for word, and drops what belongs to the moment', async () => {
    const query = 'filter[gone][within]=x&sort=-name&columns=name,tier';
    const { body } = await save(sofia, 'Old', { query: `${query}&open=partner_1&saved=view_1` });
    expect(new URLSearchParams(body.query)).toEqual(new URLSearchParams(query));
  });

  test('has one name per person and list, and moves on by version', async () => {
    await save(sofia, 'Twice');
    expect((await save(sofia, 'Twice')).body.code).toBe('views.name-taken');
    expect((await save(martin, 'Twice')).status).toBe(201);
    const { body: other } = await save(sofia, 'Other');
    const taken = await sofia.patch(`views/${other.id}`, { name: 'Twice' }, { 'if-match': '"1"' });
    expect(taken.body.code).toBe('views.name-taken');
    await sofia.patch(`views/${other.id}`, { name: 'Others' }, { 'if-match': '"1"' });
    const stale = await sofia.patch(`views/${other.id}`, { name: 'Else' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
  });

  test('opens with the list for one person, until another or none is chosen', async () => {
    const { body: view } = await save(martin, 'Morning', { shared: true });
    const choose = (viewId: string | null, list = '/partners') =>
      sofia.post('view-defaults', { list, viewId });
    expect((await choose(view.id)).status).toBe(204);
    const defaults = async (by: Person) =>
      (await by.get('views?list=/partners')).body.data
        .filter((one: { isDefault: boolean }) => one.isDefault)
        .map((one: { name: string }) => one.name);
    expect(await defaults(sofia)).toEqual(['Morning']);
    expect(await defaults(martin)).toEqual([]);
    expect((await choose(view.id, '/deals')).status).toBe(404);
    expect((await carla.post('view-defaults', { list: '/partners', viewId: view.id })).status).toBe(
      404,
    );
    await choose(null);
    expect(await defaults(sofia)).toEqual([]);
  });

  test('is one of at most fifty of a list', async () => {
    for (let number = 1; number <= 50; number += 1)
      await save(quinn, `View ${number}`, { list: '/accounts' });
    const beyond = await save(quinn, 'One more', { list: '/accounts' });
    expect(beyond.body.code).toBe('views.too-many');
  });
});
