import { expect, test } from 'vitest';
import { makeWorld } from '../../../tests/world/world.ts';

const { sofia, jonas, ana, deniz, quinn } = await makeWorld();
const eastside = ana.organisationId;
const change = (person: typeof ana, role: string, what: string, reason = 'As agreed') =>
  person.post(`partners/${eastside}/role-change`, { role, change: what, reason });

test('a role comes with the record, and another is added by a decision that the partner reads', async () => {
  expect((await change(sofia, 'alliance', 'added', 'Joint offers')).body.roles).toEqual([
    'reseller',
    'alliance',
  ]);
  const [decision] = (await ana.get(`decisions?filter[subjectId]=${eastside}`)).body.data;
  expect(decision).toMatchObject({ kind: 'partners.role-change', outcome: 'added alliance' });
  expect(decision.explanation).toEqual(['Sofia added the role alliance: Joint offers']);
  const turns = (await ana.get(`partners/${eastside}/roles`)).body.data;
  expect(turns).toMatchObject([
    { role: 'reseller', addReason: null, turn: 1 },
    { role: 'alliance', addReason: 'Joint offers', addDecisionId: decision.id, droppedAt: null },
  ]);
  expect((await change(sofia, 'alliance', 'added')).body.code).toBe('partners.role-held');
});

test('a dropped role keeps its history, and can be taken up again', async () => {
  expect((await change(sofia, 'alliance', 'dropped', 'No joint offer came')).body.roles).toEqual([
    'reseller',
  ]);
  expect((await change(sofia, 'alliance', 'dropped')).body.code).toBe('partners.role-not-held');
  expect((await change(sofia, 'reseller', 'dropped')).body.code).toBe('partners.last-role');
  expect((await change(sofia, 'alliance', 'added', 'Once more')).status).toBe(200);
  const turns = (await sofia.get(`partners/${eastside}/roles`)).body.data;
  expect(turns.map((one: { role: string; turn: number }) => `${one.role} ${one.turn}`)).toEqual([
    'reseller 1',
    'alliance 2',
    'alliance 1',
  ]);
  expect(turns[2]).toMatchObject({ dropReason: 'No joint offer came' });
});

test('roles set on the record are decided as well', async () => {
  const { version } = (await sofia.get(`partners/${eastside}`)).body;
  const roles = ['reseller', 'referral'];
  const set = await sofia.patch(`partners/${eastside}`, { roles }, { 'if-match': `"${version}"` });
  expect(set.status).toBe(200);
  const kinds = (await ana.get(`decisions?filter[subjectId]=${eastside}`)).body.data.map(
    (one: { outcome: string }) => one.outcome,
  );
  expect(kinds.slice(0, 2).toSorted()).toEqual(['added referral', 'dropped alliance']);
});

test('only the channel changes roles, and nobody else reads their history', async () => {
  expect((await change(jonas, 'service', 'added')).status).toBe(403);
  expect((await change(ana, 'service', 'added')).status).toBe(403);
  expect((await change(quinn, 'service', 'added')).status).toBe(404);
  expect((await deniz.get(`partners/${eastside}/roles`)).status).toBe(404);
  expect((await quinn.get(`partners/${eastside}/roles`)).status).toBe(404);
});
