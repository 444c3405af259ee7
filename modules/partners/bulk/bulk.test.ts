import { expect, test } from 'vitest';
import { makeWorld, type Person } from '../../../tests/world/world.ts';

const { sofia, martin, jonas, ana, carla, deniz, quinn, gita, settle } = await makeWorld();
const [eastside, lakeview, westside] = [ana, carla, deniz].map((one) => one.organisationId);

const change = (by: Person, body: object) => by.post('bulk-changes', { kind: 'partners', ...body });
const setTerritory = (territory: string | null, selection: object) => ({
  action: 'set-facts',
  values: { territory },
  ...selection,
});
const everybody = { filter: { all: [] } };
const partner = async (id: string | undefined) => (await sofia.get(`partners/${id}`)).body;
const reread = async (id: string) => (await sofia.get(`bulk-changes/${id}`)).body;

/** Makes a change and waits until its job has ended. */
async function made(by: Person, body: object) {
  const { body: started, status } = await change(by, body);
  expect(status).toBe(202);
  expect(started.status).toBe('running');
  await settle();
  return reread(started.id);
}

async function takenBack(by: Person, id: string) {
  expect((await by.post(`bulk-changes/${id}/undo`, {})).status).toBe(202);
  await settle();
  return reread(id);
}

test('a preview says how many would change, how many stay and the first before and after, and writes nothing', async () => {
  await made(sofia, setTerritory('north', { ids: [eastside] }));
  const before = await partner(lakeview);
  const { body } = await change(sofia, { ...setTerritory('north', everybody), dryRun: true });
  expect(body).toMatchObject({ id: null, status: 'preview', jobId: null });
  expect(body.report).toMatchObject({ rows: 3, changed: 2, unchanged: 1, refusedCount: 0 });
  expect(body.report.examples).toContainEqual({
    id: lakeview,
    label: 'Lakeview',
    differences: [{ field: 'territory', from: before.territory, to: 'north' }],
  });
  await settle();
  expect(await partner(lakeview)).toEqual(before);
});

test('all that meet a filter are changed by a job, with one event each and one for the whole', async () => {
  const filter = { field: 'name', operator: 'in', value: ['Lakeview', 'Westside'] };
  const counted = await sofia.post('bulk-selections', { kind: 'partners', filter });
  expect(counted.body).toEqual({ rows: 2 });
  const { version } = await partner(lakeview);
  const done = await made(sofia, setTerritory('south', { filter }));
  expect(done).toMatchObject({ status: 'done', report: { rows: 2, changed: 2 } });
  expect(await partner(lakeview)).toMatchObject({ territory: 'south', version: version + 1 });
  expect((await partner(eastside)).territory).toBe('north');
  const [own] = (await sofia.get(`events?subject=${lakeview}&sort=-position&limit=1`)).body.data;
  expect(own).toMatchObject({ type: 'partners.changed', facts: { fields: ['territory'] } });
  expect(own.actor.name).toBe('Sofia');
  const [whole] = (await sofia.get(`events?subject=${done.id}&limit=1`)).body.data;
  expect(whole.facts).toMatchObject({ kind: 'partners', changed: 2, unchanged: 0, refused: 0 });
  const job = (await sofia.get(`jobs/${done.jobId}`)).body;
  expect(job).toMatchObject({ status: 'done', done: 2, total: 2, result: { changed: 2 } });
});

test('a change is taken back, but for what was changed since, which is named', async () => {
  const before = [await partner(eastside), await partner(westside)];
  const done = await made(sofia, setTerritory('coast', everybody));
  const { version } = await partner(westside);
  await martin.patch(`partners/${westside}`, { territory: 'hill' }, { 'if-match': `"${version}"` });
  const back = await takenBack(martin, done.id);
  expect(back).toMatchObject({ status: 'undone', undoReport: { takenBack: 2, keptCount: 1 } });
  expect(back.undoReport.kept).toEqual([
    { id: westside, label: 'Westside', reason: 'It was changed since.' },
  ]);
  expect((await partner(eastside)).territory).toBe(before[0].territory);
  expect((await partner(westside)).territory).toBe('hill');
  const again = await martin.post(`bulk-changes/${done.id}/undo`, {});
  expect(again.body.code).toBe('bulk.already-undone');
});

test('a role is added by a decision for each partner, refused where it is the last one to go, and taken back', async () => {
  const values = { role: 'alliance', reason: 'Joint offers' };
  const added = await made(martin, { action: 'add-role', values, ids: [eastside, lakeview] });
  expect(added.report).toMatchObject({ changed: 2 });
  const [decision] = (await ana.get(`decisions?filter[subjectId]=${eastside}`)).body.data;
  expect(decision.explanation).toEqual(['Martin added the role alliance: Joint offers']);

  const dropping = { action: 'drop-role', values: { role: 'reseller', reason: 'Over' } };
  const look = await change(martin, { ...dropping, ...everybody, dryRun: true });
  expect(look.body.report).toMatchObject({ changed: 2, refusedCount: 1 });
  expect(look.body.report.refused).toEqual([
    {
      id: westside,
      label: 'Westside',
      code: 'partners.last-role',
      message: 'It is the only role of this partner. Add another one first.',
    },
  ]);
  const dropped = await made(martin, { ...dropping, ...everybody });
  expect((await partner(eastside)).roles).toEqual(['alliance']);
  expect((await partner(westside)).roles).toEqual(['reseller']);

  // The later change stands in the way of taking the earlier one back.
  const first = await takenBack(martin, added.id);
  expect(first.undoReport).toMatchObject({ takenBack: 0, keptCount: 2 });
  const second = await takenBack(martin, dropped.id);
  expect(second.undoReport).toMatchObject({ takenBack: 2, keptCount: 0 });
  expect((await partner(eastside)).roles.toSorted()).toEqual(['alliance', 'reseller']);
});

test('what a selection, an action or its values lack is refused with what to mend', async () => {
  const code = async (body: object) => (await change(sofia, body)).body.code;
  expect(await code(setTerritory('x', {}))).toBe('bulk.selection-invalid');
  expect(await code(setTerritory('x', { ids: [eastside], ...everybody }))).toBe(
    'bulk.selection-invalid',
  );
  const filter = { field: 'secret', operator: 'is', value: 'x' };
  expect(await code(setTerritory('x', { filter }))).toBe('bulk.selection-invalid');
  expect(await code({ action: 'sell', values: {}, ...everybody })).toBe('bulk.kind-unknown');
  const wrong = await change(sofia, {
    action: 'set-facts',
    values: { country: 'Germany', tier: 'Gold' },
    ...everybody,
  });
  expect(wrong.status).toBe(400);
  expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(
    '/values/country',
  );
  expect((await change(sofia, { action: 'set-facts', values: {}, ...everybody })).status).toBe(400);
});

test('a change that found nothing to do cannot be taken back', async () => {
  const { territory } = await partner(westside);
  const done = await made(sofia, setTerritory(territory, { ids: [westside] }));
  expect(done.report).toMatchObject({ changed: 0, unchanged: 1 });
  const back = await sofia.post(`bulk-changes/${done.id}/undo`, {});
  expect(back.body.code).toBe('bulk.nothing-to-undo');
});

test('only the channel changes many at once, and only its own programme’s partners', async () => {
  expect((await change(jonas, setTerritory('x', everybody))).status).toBe(403);
  expect((await change(ana, setTerritory('x', everybody))).status).toBe(403);
  const foreign = await made(sofia, setTerritory('x', { ids: [gita.organisationId] }));
  expect(foreign.report).toMatchObject({ rows: 0, changed: 0 });
  expect((await quinn.get(`bulk-changes/${foreign.id}`)).status).toBe(404);
  expect((await quinn.post(`bulk-changes/${foreign.id}/undo`, {})).status).toBe(404);
  expect((await jonas.get('bulk-changes')).status).toBe(403);
});

test('a change that waits does not outlive the access of whoever asked for it', async () => {
  const before = await partner(eastside);
  const started = await change(sofia, setTerritory('late', { ids: [eastside] }));
  const people = (await martin.get('memberships')).body.data;
  const { id } = people.find((one: { name: string }) => one.name === 'Sofia');
  expect((await martin.post(`memberships/${id}/end`, {})).status).toBeLessThan(300);
  await settle();
  const failed = (await martin.get(`bulk-changes/${started.body.id}`)).body;
  expect(failed).toMatchObject({ status: 'failed', report: null });
  expect((await martin.get(`partners/${eastside}`)).body).toEqual(before);
});
