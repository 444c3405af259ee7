import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, ana, ben, carla, quinn, gita, pass } = world;

type Line = { clause: string; doneAt: string | null; overdue: boolean };
const done = ({ steps }: { steps: Line[] }) =>
  steps.filter(({ doneAt }) => doneAt !== null).map(({ clause }) => clause);

test('steps tick themselves as things happen, and the last is the first deal', async () => {
  expect(done((await ana.get('onboarding')).body.progress)).toEqual([]);
  const { agreement } = (await ana.get('agreement')).body;
  await ana.post('agreement/acceptance', { policyId: agreement.policyId });
  await ben.post('deal-registrations', {
    customerName: 'Kai',
    need: 'Ramps',
    contactEmail: 'kai@kai.example',
  });
  expect(done((await ben.get('onboarding')).body.progress)).toEqual(['S2', 'S5']);
  expect(done((await carla.get('onboarding')).body.progress)).toEqual([]);
  const seen = (await sofia.get(`partners/${ana.organisationId}/onboarding`)).body.progress;
  expect(done(seen)).toEqual(['S2', 'S5']);
});

test('the vendor sees where partners stall, and nobody sees another’s path', async () => {
  await pass(40 * 86_400);
  const { partners, finished, steps, stalled } = (await sofia.get('onboarding-figures?days=90'))
    .body;
  expect([partners, finished]).toEqual([3, 1]);
  expect(steps.find(({ clause }: Line) => clause === 'S2')).toMatchObject({
    partners: 3,
    done: 1,
    overdue: 2,
  });
  expect(
    stalled.map((one: { partnerName: string; clause: string }) => [one.partnerName, one.clause]),
  ).toEqual(expect.arrayContaining([['Lakeview', 'S1']]));
  expect((await carla.get(`partners/${ana.organisationId}/onboarding`)).status).toBe(403);
  expect((await quinn.get(`partners/${ana.organisationId}/onboarding`)).status).toBe(404);
  expect((await gita.get('onboarding-figures')).status).toBe(403);
  expect((await quinn.get('onboarding-figures')).body.partners).toBe(1);
});
