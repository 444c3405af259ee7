import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { present } from '../clock/index.ts';
import { newId, transaction } from '../database/index.ts';
import { hashToken } from './tokens.ts';
import { recall } from './remembered.ts';
import { workerOf } from './actor.ts';

const world = await makeWorld();
const { ana, ben, carla, deniz } = world;
const known = ({ token }: { token: string }) => recall(world.database, hashToken(token));

const write = (change: ReturnType<typeof sql>) =>
  transaction(world.database, workerOf(world.programmeId), present(), newId('req'), ({ tx }) =>
    change.execute(tx),
  );

beforeEach(async () => {
  for (const person of [ana, ben, carla, deniz]) await person.get('session');
});

test('a person who has just asked is remembered, and one whose access ended is let in no more', async () => {
  expect(known(deniz)?.name).toBe('Deniz');
  await write(
    sql`update public.memberships set ended_at = ${present()} where organisation_id = ${deniz.organisationId}`,
  );
  expect((await deniz.get('company')).status).toBe(401);
  expect(known(deniz)).toBeNull();
  expect((await deniz.get('company')).status).toBe(401);
});

test('a session that has ended opens nothing from the next request on', async () => {
  expect((await carla.post('session/end')).status).toBeLessThan(300);
  expect((await carla.get('company')).status).toBe(401);
});

test('a new role binds the next request: it may what the new one may and no more', async () => {
  expect(known(ana)?.kind).toBe('partner.admin');
  await write(sql`update public.memberships set kind = 'partner.seller' where name = 'Ana'`);
  const invited = { email: 'new@eastside.example', name: 'New', kind: 'partner.seller' };
  expect((await ana.post('invitations', invited)).status).toBe(403);
  expect((await ana.get('company')).status).toBe(200);
  expect(known(ana)?.kind).toBe('partner.seller');
});
