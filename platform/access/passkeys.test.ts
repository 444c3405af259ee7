import { getMigrations } from 'better-auth/db/migration';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { libraryOptions } from './library.ts';
import { testAccess, testStart } from '../../tests/setup/access/sign-in.ts';
import { TestAuthenticator } from '../../tests/setup/access/authenticator.ts';
import { makeProgramme } from '../../tests/setup/access/programme.ts';

const { database } = await testDatabase();
const access = testAccess(database);
const { ask } = access;
const origin = 'http://localhost:4000';
let ana = '';
let ben = '';

beforeAll(() => makeProgramme(database, 'cycles', testStart));
beforeEach(async () => {
  ana = await access.tokenOf('partner.admin', 'cycles', 'northwind');
  ben = await access.tokenOf('partner.admin', 'cycles', 'eastside');
});

async function register(token: string, device: TestAuthenticator) {
  const { body } = await ask(token, 'POST /v1/passkeys/registration-options');
  return ask(token, 'POST /v1/passkeys/registration', {
    challenge: body.challenge,
    response: device.create(body.options.challenge),
    name: 'Laptop',
  });
}

async function signIn(device: TestAuthenticator) {
  const { body } = await ask(null, 'POST /v1/passkeys/authentication-options');
  const sending = {
    challenge: body.challenge,
    response: device.get(body.options.challenge),
    as: 'token',
  };
  return {
    answer: await ask(null, 'POST /v1/passkeys/authentication', sending),
    sending,
  };
}

describe('a passkey', () => {
  test('is added by a signed-in person and signs that person in', async () => {
    const device = new TestAuthenticator(origin, 'localhost');
    const added = await register(ana, device);
    expect(added).toMatchObject({ status: 201, body: { name: 'Laptop' } });
    const { answer } = await signIn(device);
    expect(answer.status).toBe(201);
    const own = (await ask(ana, 'GET /v1/session')).body.person;
    expect((await ask(answer.body.token, 'GET /v1/session')).body.person).toEqual(own);
  });

  test('a response works once: replayed it is refused', async () => {
    const device = new TestAuthenticator(origin, 'localhost');
    await register(ana, device);
    const { sending } = await signIn(device);
    const replayed = await ask(null, 'POST /v1/passkeys/authentication', sending);
    expect(replayed).toMatchObject({ status: 422, body: { code: 'access.passkey-invalid' } });
  });

  test('unknown, of another site, or with another challenge it opens nothing', async () => {
    const known = new TestAuthenticator(origin, 'localhost');
    await register(ana, known);
    expect((await signIn(new TestAuthenticator(origin, 'localhost'))).answer.status).toBe(422);
    const elsewhere = new TestAuthenticator('https://evil.example', 'evil.example');
    expect((await register(ana, elsewhere)).status).toBe(422);
    const { body } = await ask(null, 'POST /v1/passkeys/authentication-options');
    for (const challenge of [body.challenge, 'AAAA', ''])
      expect(
        await ask(null, 'POST /v1/passkeys/authentication', {
          challenge,
          response: known.get('b3RoZXI'),
        }),
      ).toMatchObject({ status: 422 });
  });

  test('one person’s challenge adds no passkey to another', async () => {
    const { body } = await ask(ana, 'POST /v1/passkeys/registration-options');
    const device = new TestAuthenticator(origin, 'localhost');
    const stolen = await ask(ben, 'POST /v1/passkeys/registration', {
      challenge: body.challenge,
      response: device.create(body.options.challenge),
    });
    expect(stolen.status).toBe(422);
    expect((await signIn(device)).answer.status).toBe(422);
  });

  test('is listed and removed by its person alone', async () => {
    const device = new TestAuthenticator(origin, 'localhost');
    const { id } = (await register(ana, device)).body;
    expect((await ask(ben, 'GET /v1/passkeys')).body.data).toEqual([]);
    expect((await ask(ben, `POST /v1/passkeys/${id}/end`)).status).toBe(404);
    const listed = (await ask(ana, 'GET /v1/passkeys')).body.data;
    expect(listed.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(listed)).not.toMatch(/publicKey|credential/i);
    expect((await ask(ana, `POST /v1/passkeys/${id}/end`)).status).toBe(200);
    expect((await signIn(device)).answer.status).toBe(422);
  });

  test('asking for a challenge tells nothing of anybody', async () => {
    const { body } = await ask(null, 'POST /v1/passkeys/authentication-options');
    expect(body.options.allowCredentials ?? []).toEqual([]);
  });
});

test('our migration made what the sign-in library wants', async () => {
  const options = libraryOptions(database, 'http://127.0.0.1:4000');
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  await options.database.end();
  expect([...toBeCreated, ...toBeAdded]).toEqual([]);
});
