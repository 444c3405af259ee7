import { expect, test } from 'vitest';
import { registerPolicyKind } from '../../platform/decisions/index.ts';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { ana, sofia, jonas, martin, settle, pass } = world;
const hour = 3600;

type Section = {
  kind: string;
  policyId: string;
  rules: { clause: string; text: string; chips: { pointer: string; value: unknown }[] }[];
  samples: { label: string; text: string }[];
};

const page = async (): Promise<Section[]> => (await martin.get('programme-page')).body.sections;
const section = async (kind: string) => {
  const found = (await page()).find((one) => one.kind === kind);
  if (!found) throw new Error(`The page lacks ${kind}.`);
  return found;
};
const change = async (kind: string, edits: { pointer: string; value: unknown }[]) => ({
  kind,
  policyId: (await section(kind)).policyId,
  edits,
});

test('the page tells every rule in force, with what can be changed in place', async () => {
  const kinds = (await page()).map(({ kind }) => kind);
  expect(kinds.slice(0, 3)).toEqual([
    'recruitment.qualification',
    'partners.agreement',
    'onboarding.path',
  ]);
  expect(kinds).toHaveLength(7);
  const { rules: clauses, samples } = await section('deal-registration');
  expect(clauses.find(({ clause }) => clause === 'R13')).toMatchObject({
    text: 'All other deals are protected for 90 days.',
    chips: [{ pointer: '/protection/2/days', value: 90, written: '90' }],
  });
  expect(samples[0]).toEqual({
    label: 'A new deal of a Registered partner',
    text: 'Protected for 90 days; 25 open at once',
  });
  expect((await ana.get('programme-page')).status).toBe(403);
});

test('a trial says what the rules would come to, on made-up cases and on the past, and keeps nothing', async () => {
  const deal = { customerName: 'Kai', need: 'Ramps', contactEmail: 'kai@kai.example' };
  await ana.post('deal-registrations', deal);
  await settle();
  await pass(2 * hour);
  await settle();
  const changes = [
    await change('deal-registration', [{ pointer: '/protection/2/days', value: 75 }]),
  ];
  const before = (await martin.get('policies')).body.data.length;
  const [tried] = (await martin.post('programme-page/trial', { changes })).body.sections;
  expect(tried.trial).toMatchObject({ considered: 1, changed: 1 });
  expect(tried.samples[0].text).toBe('Protected for 75 days; 25 open at once');
  expect(tried.rules.find((one: { clause: string }) => one.clause === 'R13').text).toContain(
    '75 days',
  );
  expect((await martin.get('policies')).body.data).toHaveLength(before);
  expect((await jonas.post('programme-page/trial', { changes })).status).toBe(403);
});

test('values that do not fit together are named where they stand', async () => {
  const changes = [await change('lead-routing', [{ pointer: '/fit/0/weight', value: 40 }])];
  const [tried] = (await martin.post('programme-page/trial', { changes })).body.sections;
  expect(tried.trial).toBeNull();
  expect(tried.problems[0].detail).toContain('100');
  const refused = await martin.post('programme-page/publication', { changes });
  expect(refused).toMatchObject({ status: 422, body: { code: 'decisions.policy-problems' } });
  for (const edits of [
    [{ pointer: '/kind', value: 3 }],
    [{ pointer: '/fit/0/weight', value: true }],
  ])
    expect(
      await martin.post('programme-page/trial', { changes: [await change('lead-routing', edits)] }),
    ).toMatchObject({ status: 422, body: { code: 'programmes.value-unknown' } });
});

test('several rules are published together or not at all, and bind from then on', async () => {
  const good = await change('deal-registration', [{ pointer: '/protection/2/days', value: 75 }]);
  const bad = await change('partners.tiers', [{ pointer: '/tiers/1/points', value: 99 }]);
  expect((await martin.post('programme-page/publication', { changes: [good, bad] })).status).toBe(
    422,
  );
  expect((await section('deal-registration')).policyId).toBe(good.policyId);
  const fair = await change('partners.tiers', [{ pointer: '/tiers/1/points', value: 40 }]);
  const published = await martin.post('programme-page/publication', { changes: [good, fair] });
  expect(published.body.data).toMatchObject([
    { kind: 'deal-registration', number: 2 },
    { kind: 'partners.tiers', number: 2 },
  ]);
  const ours = (await ana.get('policies')).body.data.find(
    (one: { kind: string; inForce: boolean }) => one.kind === 'deal-registration' && one.inForce,
  );
  expect(JSON.stringify(ours)).toContain('protected for 75 days');
  // Somebody still has the old page open.
  expect(await sofia.post('programme-page/publication', { changes: [good] })).toMatchObject({
    status: 409,
    body: { code: 'programmes.page-changed' },
  });
});

test('an older programme gets the rules that it lacks, once', async () => {
  // A later version of the product brings a kind of rules that this programme never had.
  registerPolicyKind({
    kind: 'test.later',
    audience: 'vendor',
    check: () => [],
    sentences: () => [{ id: 'Z1', text: 'Something new holds.' }],
    trial: async () => ({ considered: 0, changed: 0, examples: [], summaryText: '' }),
    defaultDocument: { kind: 'test.later' },
  });
  const { missing } = (await martin.get('programme-page')).body;
  expect(missing).toEqual([{ kind: 'test.later' }]);
  expect((await sofia.post('programme-page/missing')).status).toBe(403);
  const { kinds } = (await martin.post('programme-page/missing')).body;
  expect(kinds).toEqual(['test.later']);
  expect((await page()).at(-1)).toMatchObject({ rules: [{ text: 'Something new holds.' }] });
  expect((await martin.post('programme-page/missing')).body.kinds).toEqual([]);
});
