import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { connectionOf } from '../../../platform/database/index.ts';
import { makeWorld } from '../../../tests/world/world.ts';
import { defaultAgreement } from './default-agreement.ts';

const world = await makeWorld();
const { ana, ben, carla, gita, sofia, jonas, martin, pass, settle } = world;
const owner = new pg.Client(connectionOf(world.url));
await owner.connect();
afterAll(() => owner.end());
const day = 86_400;

const document = async (person: typeof ana, id: string) =>
  world.app.request(`/v1/agreement-acceptances/${id}/document`, {
    headers: { authorization: `Bearer ${person.token}` },
  });

async function publishVersion(change: (clauses: typeof defaultAgreement.clauses) => unknown) {
  const kind = 'partners.agreement';
  const body = {
    kind,
    document: { ...defaultAgreement, clauses: change(defaultAgreement.clauses) },
  };
  const draft = (await martin.post('policies', body)).body;
  const trial = (await martin.post(`policies/${draft.id}/trial`, {})).body;
  const published = await martin.post(`policies/${draft.id}/publication`, {});
  expect(published.status).toBeLessThan(300);
  return { id: draft.id as string, trial };
}

test('an administrator accepts once for the company: who, when, which version, and the text’s digest', async () => {
  const { agreement, state, accepted } = (await ana.get('agreement')).body;
  expect([state, accepted]).toEqual(['to-accept', null]);
  expect(agreement.summary.length).toBeGreaterThan(2);
  const body = { policyId: agreement.policyId };
  expect((await ben.post('agreement/acceptance', body)).status).toBe(403);
  expect((await sofia.post('agreement/acceptance', body)).status).toBe(403);
  const twice = await Promise.all([1, 2].map(() => ana.post('agreement/acceptance', body)));
  for (const answer of twice)
    expect(answer.body).toMatchObject({
      state: 'accepted',
      acceptBy: null,
      accepted: {
        version: 1,
        country: 'DE',
        personName: 'Ana',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  await settle();
  const events = (await sofia.get(`events?subject=${ana.organisationId}`)).body.data;
  expect(
    events.filter(({ type }: { type: string }) => type === 'partners.agreement-accepted'),
  ).toHaveLength(1);
  expect((await ben.get('agreement')).body.state).toBe('accepted');
});

test('both sides keep the accepted text as a PDF, the same bytes each time, and nobody else', async () => {
  const { accepted } = (await ana.get('agreement')).body;
  const [once, again, vendors] = await Promise.all(
    [ana, ana, jonas].map(async (person) =>
      Buffer.from(await (await document(person, accepted.id)).arrayBuffer()),
    ),
  );
  expect(once?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(once?.equals(again ?? Buffer.alloc(0))).toBe(true);
  expect(once?.equals(vendors ?? Buffer.alloc(0))).toBe(true);
  for (const stranger of [carla, gita])
    expect((await document(stranger, accepted.id)).status).toBe(404);
});

test('a new version asks again, shows what changed, and is not accepted unread', async () => {
  const before = (await ana.get('agreement')).body.agreement.policyId;
  const { id, trial } = await publishVersion((clauses) =>
    clauses.map((one) =>
      one.clause === 'A8' ? { ...one, text: one.text.replace('30 days', '60 days') } : one,
    ),
  );
  expect(trial.considered).toBe(3);
  const own = (await ana.get('agreement')).body;
  expect(own).toMatchObject({
    state: 'to-accept',
    accepted: { version: 1 },
    agreement: { policyId: id },
  });
  expect(own.changes).toMatchObject([{ kind: 'changed', clause: { clause: 'A8' } }]);
  expect(own.changes[0].words.filter(({ kind }: { kind: string }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '30 ' },
    { kind: 'added', text: '60 ' },
  ]);
  expect((await ana.post('agreement/acceptance', { policyId: before })).body.code).toBe(
    'partners.agreement-changed',
  );
  await pass(31 * day);
  expect((await ana.get('agreement')).body.state).toBe('overdue');
  const standings = (await sofia.get('agreement-standings')).body;
  expect(standings.counts).toEqual({ accepted: 0, open: 0, overdue: 3 });
  await ana.post('agreement/acceptance', { policyId: id });
  expect((await sofia.get(`partners/${ana.organisationId}/agreement`)).body).toMatchObject({
    state: 'accepted',
    accepted: { version: 2 },
  });
  expect((await carla.get('agreement-standings')).status).toBe(403);
  expect((await sofia.get(`partners/${gita.organisationId}/agreement`)).status).toBe(404);
});

test('an acceptance stays as it was made, whoever holds the database', async () => {
  await expect(
    owner.query(`update public.agreement_acceptances set person_name = 'Somebody else'`),
  ).rejects.toThrow(/keeps its rows unchanged|row-level|permission/);
});
