import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { ana, jonas, martin } = world;

test('without a year of orders nothing is proposed, and it is said why', async () => {
  expect((await martin.get('profile-proposal?role=reseller')).body).toMatchObject({
    firms: 0,
    succeeded: 0,
    from: null,
    wishes: [],
    document: null,
    fewestFirms: 20,
  });
});

test('what partners earned is compared for managers alone', async () => {
  for (const other of [ana, jonas])
    expect((await other.get('profile-proposal?role=reseller')).status).toBe(403);
  expect((await martin.get('profile-proposal?role=anything')).status).toBe(400);
});
