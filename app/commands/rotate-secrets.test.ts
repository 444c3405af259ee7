import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../tests/setup/running-server.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { identify } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { verifyAnchors } from '../../platform/journal/index.ts';
import { openInstallation } from '../installation.ts';
import { readSettings } from '../settings.ts';

const { url: databaseUrl } = await testDatabase({ empty: true });
const server = await startServer({ demonstration: true, env: { DATABASE_URL: databaseUrl } });
afterAll(() => server.remove());
const path = join(server.dataDir, 'secret');
const secret = () => readFileSync(path, 'utf8').trim();
const open = (over: { secret?: string } = {}) =>
  openInstallation({
    ...readSettings({ DATABASE_URL: databaseUrl, FAIRWAY_TEST: '1' }, { dataDir: server.dataDir }),
    ...over,
  });
const last = (text: string) => text.trim().split('\n').at(-1) ?? '';

test('an administrator who lost every way in gets one on the host, and it works once', async () => {
  const told = await server.fairway('link', '--as', 'vendor.admin', '--json');
  const { url } = JSON.parse(last(told.stdout));
  const press = () => fetch(url, { method: 'POST', redirect: 'manual' });
  const entered = await press();
  expect(entered.status).toBe(303);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await fetch(`${server.url}/v1/session`, { headers: { cookie } });
  expect((await session.json()).actor.kind).toBe('vendor.admin');
  expect((await press()).status).toBe(410);
}, 60_000);

test('secrets are rotated with the server stopped; the old one opens nothing, anchors and tokens hold', async () => {
  const running = await server.fairway('rotate-secrets');
  expect([running.code, running.stderr]).toEqual([1, expect.stringContaining('already runs')]);
  const told = await server.fairway('token', '--as', 'vendor.admin', '--json');
  const { token } = JSON.parse(last(told.stdout));
  await server.stop();
  const before = secret();
  expect(await server.fairway('rotate-secrets')).toMatchObject({ code: 0 });
  const after = secret();
  expect(after).not.toBe(before);
  await expect(open({ secret: before })).rejects.toThrow('another installation secret');
  const installation = await open();
  const request = new Request(server.url, { headers: { authorization: `Bearer ${token}` } });
  expect((await identify(installation.database, request))?.kind).toBe('vendor.admin');
  const folder = join(server.dataDir, 'anchors');
  const anchors = await verifyAnchors({ database: installation.database, folder, now: present });
  expect(anchors).toMatchObject({ ok: true });
  expect(anchors.count).toBeGreaterThan(0);
  await installation.close();
}, 120_000);

test('a rotation that was cut off is finished by the next one', async () => {
  const before = secret();
  expect(await server.fairway('rotate-secrets')).toMatchObject({ code: 0 });
  // As after a crash between the database's commit and the file's new place.
  renameSync(path, join(server.dataDir, 'secret.next'));
  writeFileSync(path, `${before}\n`, { mode: 0o600 });
  expect(await server.fairway('rotate-secrets')).toMatchObject({ code: 0 });
  await (await open()).close();
  expect(secret()).not.toBe(before);
}, 120_000);
