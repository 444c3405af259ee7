import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { transaction } from '../database/index.ts';
import { workerOf } from './actor.ts';
import { createLink, createLinkWithin, ensureMembership, linkFor } from './index.ts';
import { testAccess, testStart } from '../../tests/setup/access/sign-in.ts';
import { makeProgramme, type TestProgramme } from '../../tests/setup/access/programme.ts';

const { database } = await testDatabase();
const access = testAccess(database);
let cycles: TestProgramme;
let membershipId = '';

beforeAll(async () => {
  cycles = await makeProgramme(database, 'cycles', testStart);
  ({ membershipId } = await ensureMembership(database, {
    programmeId: cycles.id,
    organisationId: cycles.northwind,
    kind: 'partner.seller',
    email: 'ana@northwind.example',
    name: 'Ana',
    now: testStart,
  }));
});
beforeEach(() => void (access.clock.now = testStart));

const link = (target = '/offers/offer_1?from=mail') =>
  createLink(database, {
    programmeId: cycles.id,
    membershipId,
    target,
    minutes: 60,
    now: testStart,
  });
const get = async (path: string) => {
  const response = await access.app.request(`http://127.0.0.1:4000${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const sessionOf = async (response: Response) => {
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return access.ask(null, 'GET /v1/session', undefined, { cookie });
};

describe('a one-time link', () => {
  test('looking at it changes nothing, the button signs in and leads on, a second time it is used up', async () => {
    const path = await link();
    for (let look = 0; look < 3; look++) {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Continue to CYCLES');
      expect(page.text).toContain(`<form method="post" action="${path}">`);
      expect(page.headers.get('set-cookie')).toBeNull();
    }
    const entered = await access.post(path, {});
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/offers/offer_1?from=mail');
    expect((await sessionOf(entered)).body.person.email).toBe('ana@northwind.example');
    for (const response of [await access.post(path, {}), await get(path)])
      expect(response.status).toBe(410);
    expect((await get(path)).text).toContain('used before');
  });

  test('of two presses at once, one signs in', async () => {
    const path = await link();
    const answers = await Promise.all(Array.from({ length: 5 }, () => access.post(path, {})));
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      303, 410, 410, 410, 410,
    ]);
  });

  test('it expires by business time, and says so', async () => {
    const path = await link();
    access.clock.now = new Date(testStart.getTime() + 60 * 60_000);
    const page = await get(path);
    expect(page.status).toBe(410);
    expect(page.text).toContain('has expired');
    expect((await access.post(path, {})).status).toBe(410);
    access.clock.now = new Date(testStart.getTime() + 59 * 60_000);
    expect((await access.post(path, {})).status).toBe(303);
  });

  test('an unknown or cut link is told apart from a used one', async () => {
    const path = await link();
    for (const wrong of ['/enter/fw_link_unknown', path.slice(0, -1), '/enter/%00%F0'])
      expect((await get(wrong)).status).toBe(404);
    expect((await access.post(path.slice(0, -1), {})).status).toBe(404);
    expect((await access.post(path, {})).status).toBe(303);
  });

  test('a foreign page cannot press it; a program without a browser can', async () => {
    const path = await link();
    const foreign = await access.post(path, {}, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const response = await access.app.request(`http://127.0.0.1:4000${path}`, { method: 'POST' });
    expect(response.status).toBe(303);
  });

  test('it leads only to a path of this installation', async () => {
    for (const target of ['https://evil.example/', '//evil.example', '/\\evil.example', 'offers'])
      await expect(link(target)).rejects.toThrow(/links_target_check/);
  });

  test('behind an ended membership it opens nothing', async () => {
    const { membershipId: ended } = await ensureMembership(database, {
      programmeId: cycles.id,
      organisationId: cycles.eastside,
      kind: 'partner.seller',
      email: 'gone@eastside.example',
      name: 'Gone',
      now: testStart,
    });
    const path = await createLink(database, {
      programmeId: cycles.id,
      membershipId: ended,
      target: '/',
      minutes: 60,
      now: testStart,
    });
    const admin = await access.tokenOf('vendor.admin', 'cycles');
    expect((await access.ask(admin, `POST /v1/memberships/${ended}/end`)).status).toBe(200);
    const answer = await access.post(path, {});
    expect(answer.status).toBe(410);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('has ended');
  });

  test('the worker makes links in its own transaction, for its own programme alone', async () => {
    const other = await makeProgramme(database, 'skates', testStart);
    const make = (programmeId: string) =>
      transaction(database, workerOf(programmeId), testStart, 'req', (call) =>
        createLinkWithin(call, { membershipId, target: '/', minutes: 5 }),
      );
    expect((await access.post(await make(cycles.id), {})).status).toBe(303);
    await expect(make(other.id)).rejects.toThrow(/not to be entered/);
    const undone = transaction(database, workerOf(cycles.id), testStart, 'req', async (call) => {
      const path = await createLinkWithin(call, { membershipId, target: '/', minutes: 5 });
      throw new Error(path);
    });
    const path = await undone.catch((error: Error) => error.message);
    expect((await get(String(path))).status).toBe(404);
  });

  test('the host makes one for a lost administrator', async () => {
    const wanted = { kind: 'vendor.admin', programmeSlug: 'cycles', now: testStart };
    const entered = await access.post(await linkFor(database, wanted), {});
    expect((await sessionOf(entered)).body.actor.kind).toBe('vendor.admin');
  });
});

describe('the sign-in pages', () => {
  test('work without a script: address, code, and on to where the person wanted', async () => {
    const first = await get('/sign-in?next=/deals%3Fstate=open');
    expect(first.text).toContain('<input type="hidden" name="next" value="/deals?state=open">');
    const email = 'ana@northwind.example';
    const code = await access.newCode(cycles.id, email, async () => {
      const asked = await access.post('/sign-in', { email, next: '/deals?state=open' });
      expect(await asked.text()).toContain('Enter your code');
    });
    const wrong = await access.post('/sign-in/code', { email, code: '1', next: '/deals' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('aria-invalid="true" aria-describedby="code-problem"');
    expect(page).toContain('This code is not right');
    const entered = await access.post('/sign-in/code', { email, code, next: '/deals?state=open' });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/deals?state=open');
    expect((await sessionOf(entered)).body.person.email).toBe(email);
  });

  test('read alike for known and unknown addresses', async () => {
    const page = async (email: string) =>
      (await (await access.post('/sign-in', { email, next: '/' })).text()).replaceAll(email, '…');
    expect(await page('nobody@northwind.example')).toBe(await page('ana@northwind.example'));
  });

  test('never lead to another site, whatever `next` says', async () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:x',
      '/a\tb',
    ]) {
      const page = await get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(page.text).toContain('<input type="hidden" name="next" value="/">');
    }
  });

  test('say what is wrong with an address, keep it, and escape it', async () => {
    const answer = await access.post('/sign-in', {
      email: '"><script>alert(1)</script>',
      next: '/',
    });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('This is not a mail address');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  test('refuse forms of foreign pages and forms that are too large', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await access.post('/sign-in', { email: 'a@b.example' }, foreign)).status).toBe(403);
    expect((await access.post('/sign-in', { email: 'a'.repeat(20_000) })).status).toBe(413);
  });

  test('load nothing from elsewhere and hold no inline script or style', async () => {
    for (const path of ['/sign-in', await link(), '/enter/unknown']) {
      const { text, headers } = await get(path);
      expect(text.match(/(src|href)="(?!\/)[^"]*"/g)).toBeNull();
      expect(text).not.toMatch(/<style|style="|<script>|\son\w+="/);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(text.length).toBeLessThan(15_000);
    }
    expect((await get('/sign-in/passkey.js')).text.length).toBeLessThan(4096);
  });
});
