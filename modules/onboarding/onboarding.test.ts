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

test('a draft of the path is tried on the partners: how many would be late', async () => {
  const { data } = (await sofia.get('policies?filter[kind]=onboarding.path')).body;
  const { document } = data[0];
  const steps = document.steps.map((step: object) => ({
    ...step,
    dueDays: 700,
    owner: 'vendor.channel-manager',
  }));
  const draft = (
    await sofia.post('policies', { kind: 'onboarding.path', document: { ...document, steps } })
  ).body;
  const trial = (await sofia.post(`policies/${draft.id}/trial`, {})).body;
  expect(trial.changed).toBe(2);
  expect(trial.summaryText).toContain('0 of 3 partners');
  expect(trial.summaryText).toContain('now it is 2');
  expect(trial.examples[0]).toMatchObject({ after: 'not late' });
});

test('a step shows its owner and is due on a day on which people work', async () => {
  const { steps } = (await carla.get('onboarding')).body.progress;
  expect(steps[0]).toMatchObject({ owner: 'partner.admin', guide: null, waitsFor: [] });
  for (const { dueAt } of steps) expect([0, 6]).not.toContain(new Date(dueAt).getUTCDay());
});

test('a new path is for partners that join from its day on; those under way change only where it says so', async () => {
  const { martin } = world;
  const inForce = (
    await sofia.get('policies?filter[kind]=onboarding.path&filter[status]=published')
  ).body.data[0];
  const publish = async (change: object) => {
    const document = { ...inForce.document, ...change };
    const { id } = (await martin.post('policies', { kind: 'onboarding.path', document })).body;
    await martin.post(`policies/${id}/trial`, {});
    expect((await martin.post(`policies/${id}/publication`, {})).status).toBeLessThan(300);
  };
  const titles = async (person: typeof ana) =>
    (await person.get('onboarding')).body.progress.steps.map(
      ({ title }: { title: string }) => title,
    );
  const before = await titles(ana);
  const shorter = inForce.document.steps.slice(1);
  await publish({ steps: shorter });
  expect(await titles(ana)).toEqual(before);
  const { id } = (
    await martin.post('partners', { name: 'Newcomer', country: 'DE', roles: ['reseller'] })
  ).body;
  await pass(60);
  const seen = (await sofia.get(`partners/${id}/onboarding`)).body.progress.steps;
  expect(seen.map(({ clause }: { clause: string }) => clause)).not.toContain('S1');
  await publish({ steps: shorter, forUnderway: true });
  expect(await titles(ana)).toEqual(before.slice(1));
});
