import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';

const { sofia, martin, ana } = await makeWorld();
const path = `partners/${ana.organisationId}`;

test('a fact that is null is taken away; name and country stay', async () => {
  const { version } = (await sofia.get(path)).body;
  const match = (at: number) => ({ 'if-match': `"${at}"` });
  const set = await sofia.patch(path, { phone: '040 1', capacity: 3 }, match(version));
  expect(set.body).toMatchObject({ phone: '040 1', capacity: 3 });
  const gone = await sofia.patch(path, { phone: null, capacity: null }, match(set.body.version));
  expect(gone.body).toMatchObject({ phone: null, capacity: null });
  for (const name of ['name', 'country', 'roles'])
    expect((await sofia.patch(path, { [name]: null }, match(gone.body.version))).status).toBe(400);
});

test('an account keeps its name, and the facts that are null are taken away', async () => {
  const made = await martin.post('accounts', { name: 'Wattwerk', city: 'Husum', country: 'DE' });
  const match = { 'if-match': `"${made.body.version}"` };
  const changed = await martin.patch(`accounts/${made.body.id}`, { city: null }, match);
  expect(changed.body).toMatchObject({ name: 'Wattwerk', city: null, country: 'DE' });
  const again = { 'if-match': `"${changed.body.version}"` };
  expect((await martin.patch(`accounts/${made.body.id}`, { name: null }, again)).status).toBe(400);
});
