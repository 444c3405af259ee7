import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf } from '../database/index.ts';
import { ensureMembership, tidyAccess } from './index.ts';
import { testAccess, testStart } from '../../tests/setup/access/sign-in.ts';
import { makeProgramme, type TestProgramme } from '../../tests/setup/access/programme.ts';

const { database, url } = await testDatabase();
const access = testAccess(database);
const { ask } = access;
let cycles: TestProgramme;
let skates: TestProgramme;
let email = '';
let count = 0;

beforeAll(async () => {
  cycles = await makeProgramme(database, 'cycles', testStart);
  skates = await makeProgramme(database, 'skates', testStart);
});
beforeEach(async () => {
  email = `ana${++count}@northwind.example`;
  await member(cycles, cycles.northwind);
});

const member = (programme: TestProgramme, organisationId: string) =>
  ensureMembership(database, {
    programmeId: programme.id,
    organisationId,
    kind: 'partner.seller',
    email,
    name: 'Ana',
    now: testStart,
  });
const verify = (code: string, to = email, as = 'token') =>
  ask(null, 'POST /v1/sessions/verification', { email: to, code, as });
async function asOwner(statement: string, values: unknown[] = []) {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
}

describe('a person in two programmes', () => {
  test('no administrator of one of them may read the code in the outbox', async () => {
    await access.codeFor(cycles.id, email);
    await member(skates, skates.eastside);
    await ask(null, 'POST /v1/sessions', { email });
    await vi.waitFor(async () => {
      const mails = [
        ...(await access.mailsTo(cycles.id, email)),
        ...(await access.mailsTo(skates.id, email)),
      ];
      expect(mails.map((mail) => mail.secrecy)).toEqual(['code', 'sealed']);
    });
  });

  test('switches the session over, and sees the other programme alone', async () => {
    const { membershipId } = await member(skates, skates.eastside);
    const code = await access.codeFor(cycles.id, email);
    const { token } = (await verify(code)).body;
    const before = await ask(token, 'GET /v1/session');
    expect(before.body.memberships).toHaveLength(2);
    expect((await ask(token, 'POST /v1/session/switch', { membershipId })).status).toBe(200);
    const after = await ask(token, 'GET /v1/session');
    expect(after.body.programme.slug).toBe('skates');
    expect(after.body.actor.organisationId).toBe(skates.eastside);
  });

  test('nobody switches to another person’s membership', async () => {
    const { token } = (await verify(await access.codeFor(cycles.id, email))).body;
    const mine = email;
    email = `other-${mine}`;
    const { membershipId } = await member(cycles, cycles.eastside);
    const answer = await ask(token, 'POST /v1/session/switch', { membershipId });
    expect(answer.status).toBe(404);
    expect((await ask(token, 'GET /v1/session')).body.person.email).toBe(mine);
  });
});

describe('own sessions', () => {
  test('are listed and ended by their person alone; the next request is refused', async () => {
    const first = (await verify(await access.codeFor(cycles.id, email))).body.token;
    const second = (await verify(await access.codeFor(cycles.id, email))).body.token;
    const list = await ask(first, 'GET /v1/sessions');
    expect(list.body.data).toHaveLength(2);
    expect(list.body.data.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const other = list.body.data.find((one: { current: boolean }) => !one.current);
    const stranger = await access.tokenOf('partner.admin', 'cycles', 'northwind');
    expect((await ask(stranger, `POST /v1/sessions/${other.id}/end`)).status).toBe(404);
    expect((await ask(second, 'GET /v1/session')).status).toBe(200);
    expect((await ask(first, `POST /v1/sessions/${other.id}/end`)).status).toBe(200);
    expect((await ask(second, 'GET /v1/session')).status).toBe(401);
    expect((await ask(first, `POST /v1/sessions/${other.id}/end`)).status).toBe(404);
  });

  test('signing out ends the session itself, not only the cookie', async () => {
    const { token } = (await verify(await access.codeFor(cycles.id, email))).body;
    const out = await ask(token, 'POST /v1/session/end');
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()).toHaveLength(2);
    expect((await ask(token, 'GET /v1/session')).status).toBe(401);
  });

  test('a session ends after thirty days of machine time, wherever business time stands', async () => {
    const { token } = (await verify(await access.codeFor(cycles.id, email))).body;
    access.clock.now = new Date('2031-01-01T00:00:00Z');
    expect((await ask(token, 'GET /v1/session')).status).toBe(200);
    access.clock.now = testStart;
    await asOwner("update auth.sessions set expires_at = now() - interval '1 second'");
    expect((await ask(token, 'GET /v1/session')).status).toBe(401);
  });
});

test('what is long over is removed, what is alive stays', async () => {
  const { token } = (await verify(await access.codeFor(cycles.id, email))).body;
  const gone = (await verify(await access.codeFor(cycles.id, email))).body.token;
  await ask(gone, 'POST /v1/session/end');
  await asOwner(
    "update auth.sessions set ended_at = now() - interval '91 days' where ended_at is not null",
  );
  await ask(null, 'POST /v1/passkeys/authentication-options');
  await asOwner('update auth.verifications set "expiresAt" = now() - interval \'2 days\'');
  await tidyAccess(database);
  const left = await asOwner(
    'select (select count(*)::int from auth.sessions where ended_at is not null) as ended, (select count(*)::int from auth.verifications) as spent',
  );
  expect(left.rows).toEqual([{ ended: 0, spent: 0 }]);
  expect((await ask(token, 'GET /v1/session')).status).toBe(200);
});
