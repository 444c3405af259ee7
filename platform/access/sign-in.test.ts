import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf } from '../database/index.ts';
import { requestCode } from './codes.ts';
import { ensureMembership } from './index.ts';
import { testAccess, testStart } from '../../tests/setup/access/sign-in.ts';
import { makeProgramme, type TestProgramme } from '../../tests/setup/access/programme.ts';

const { database, url } = await testDatabase();
const access = testAccess(database);
const { ask } = access;
let cycles: TestProgramme;
let email = '';
let count = 0;

beforeAll(async () => {
  cycles = await makeProgramme(database, 'cycles', testStart);
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
const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
async function asOwner(statement: string, values: unknown[] = []) {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
}

describe('a code by mail', () => {
  test('the code signs its reader in, and once', async () => {
    const code = await access.codeFor(cycles.id, email);
    const answer = await verify(code);
    expect(answer.status).toBe(201);
    const session = await ask(answer.body.token, 'GET /v1/session');
    expect(session.body).toMatchObject({
      person: { name: 'Ana', email },
      actor: {
        kind: 'partner.seller',
        side: 'partner',
        organisationId: cycles.northwind,
        organisationName: 'northwind',
      },
      programme: {
        slug: 'cycles',
        name: 'CYCLES',
        timeZone: 'Europe/Berlin',
        currency: 'USD',
        sample: false,
      },
      memberships: [{ programmeSlug: 'cycles', organisationName: 'northwind', current: true }],
      now: testStart.toISOString(),
    });
    const again = await verify(code);
    expect(again).toMatchObject({ status: 422, body: { code: 'access.code-invalid' } });
  });

  test('of the same code twice at once, one signs in', async () => {
    const code = await access.codeFor(cycles.id, email);
    const answers = await Promise.all([verify(code), verify(code), verify(code)]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  test('a browser gets a cookie that scripts cannot read, and no token', async () => {
    const answer = await verify(await access.codeFor(cycles.id, email), email, 'cookie');
    expect(answer.body.token).toBeNull();
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^fairway_session=fw_sess_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
    const session = await ask(null, 'GET /v1/session', undefined, {
      cookie: cookie.split(';')[0] ?? '',
    });
    expect(session.body.person.email).toBe(email);
  });

  test('the address may be written in capitals', async () => {
    const code = await access.codeFor(cycles.id, email);
    expect((await verify(code, ` ${email.toUpperCase()} `)).status).toBe(201);
  });

  test('a new code voids the one before, and a code is void after ten minutes', async () => {
    const first = await access.codeFor(cycles.id, email);
    const second = await access.codeFor(cycles.id, email);
    if (first !== second) expect((await verify(first)).status).toBe(422);
    await asOwner('update auth.verifications set "expiresAt" = now() - interval \'1 second\'');
    expect((await verify(second)).body.code).toBe('access.code-invalid');
  });

  test('after five wrong ones the right code is void too', async () => {
    const code = await access.codeFor(cycles.id, email);
    for (let attempt = 0; attempt < 5; attempt++) await verify(wrong(code));
    expect((await verify(code)).status).toBe(422);
  });

  test('after ten wrong codes the next is refused for a while, whatever it is', async () => {
    const code = await access.codeFor(cycles.id, email);
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await verify(wrong(code))).status).toBe(422);
    const fresh = await access.codeFor(cycles.id, email);
    const refused = await verify(fresh);
    expect(refused).toMatchObject({ status: 429, body: { code: 'access.too-many-tries' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    // A minute later one more try is let through: nobody is shut out for good.
    await asOwner("update auth.tries set tried_at = tried_at - interval '61 seconds'");
    expect((await verify(fresh)).status).toBe(201);
  });

  test('many guesses at once do not pass together', async () => {
    const code = await access.codeFor(cycles.id, email);
    const answers = await Promise.all(Array.from({ length: 25 }, () => verify(wrong(code))));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  test('codes and tokens are kept as hashes alone', async () => {
    const code = await access.codeFor(cycles.id, email);
    const kept = await asOwner('select row_to_json(v)::text as row from auth.verifications v');
    expect(JSON.stringify(kept.rows)).not.toContain(code);
    const { token } = (await verify(code)).body;
    const sessions = await asOwner('select row_to_json(s)::text as row from auth.sessions s');
    expect(JSON.stringify(sessions.rows)).not.toContain(token);
    const library = await asOwner('select 1 from auth.library_sessions');
    expect(library.rows).toEqual([]);
  });
});

describe('nobody learns who is known', () => {
  test('a request for a code is answered alike for known, unknown and ended people', async () => {
    const answers = [];
    for (const address of [email, `nobody${count}@northwind.example`])
      answers.push(await ask(null, 'POST /v1/sessions', { email: address }));
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      Array.from({ length: 2 }, () => ({
        status: 202,
        body: { status: 'requested', codeMinutes: 10 },
      })),
    );
    await vi.waitFor(async () => expect(await access.mailsTo(cycles.id, email)).toHaveLength(1));
    expect(await access.mailsTo(cycles.id, `nobody${count}@northwind.example`)).toEqual([]);
    // A code was made for either, so that trying one is the same work whoever is meant.
    await vi.waitFor(async () => {
      const made = await asOwner(
        "select 1 from auth.verifications where identifier like '%' || $1 or identifier like '%' || $2",
        [email, `nobody${count}@northwind.example`],
      );
      expect(made.rows).toHaveLength(2);
    });
    expect(access.faults).toEqual([]);
  });

  test('wrong codes are answered alike for known and unknown addresses, up to the delay', async () => {
    await access.codeFor(cycles.id, email);
    const unknown = `nobody${count}@northwind.example`;
    const told = async (address: string) => {
      const answers = [];
      for (let attempt = 0; attempt < 11; attempt++) {
        const { status, body } = await verify('12', address);
        answers.push({ status, code: body.code, title: body.title });
      }
      return answers;
    };
    expect(await told(email)).toEqual(await told(unknown));
  });

  test('a person whose access ended gets no code', async () => {
    await asOwner('update public.memberships set ended_at = now() where email = $1', [email]);
    await ask(null, 'POST /v1/sessions', { email });
    await vi.waitFor(async () => {
      const tried = await asOwner('select 1 from auth.verifications where identifier like $1', [
        `%${email}`,
      ]);
      expect(tried.rows).toHaveLength(1);
    });
    expect(await access.mailsTo(cycles.id, email)).toEqual([]);
  });

  test('more than five requests in a quarter of an hour send nothing more', async () => {
    for (let request = 0; request < 5; request++) await access.codeFor(cycles.id, email);
    const { status } = await ask(null, 'POST /v1/sessions', { email });
    expect(status).toBe(202);
    await requestCode(access.parts, email);
    expect(await access.mailsTo(cycles.id, email)).toHaveLength(5);
  });
});

test('a foreign page can neither sign anybody in nor ask for codes', async () => {
  for (const [operation, body] of [
    ['POST /v1/sessions', { email }],
    ['POST /v1/sessions/verification', { email, code: '123456' }],
    ['POST /v1/passkeys/authentication-options', undefined],
  ] as const) {
    const answer = await ask(null, operation, body, { origin: 'https://evil.example' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'access.cross-site-request' } });
  }
});

test('a sign-in stands in the journal with its way', async () => {
  await verify(await access.codeFor(cycles.id, email));
  const events = await asOwner(
    "select facts, actor, organisation_id from public.events where type = 'access.signed-in' order by id desc limit 1",
  );
  expect(events.rows[0]).toMatchObject({
    facts: { way: 'code' },
    actor: { name: 'Ana', kind: 'partner.seller' },
    organisation_id: cycles.northwind,
  });
});
