import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { createServer, request as askSecurely, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TestAuthenticator } from '../tests/setup/access/authenticator.ts';
import { makeProgramme } from '../tests/setup/access/programme.ts';
import { testDatabase } from '../tests/setup/test-database.ts';
import { linkFor } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import { accessParts } from './access-parts.ts';
import { composeHttp } from './http.ts';
import type { Installation } from './installation.ts';
import { allRoutes, registerModules } from './modules.ts';
import { mountPages } from './pages.ts';
import { listen, type Listening } from './server.ts';
import { readSettings } from './settings.ts';
import { composeWorker } from './worker.ts';

process.env['FAIRWAY_TEST'] = '1';
const { database, secret, url: ownerUrl } = await testDatabase();
registerModules();
await makeProgramme(database, 'cycles', present());
const host = 'fairway.example';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const room = mkdtempSync(join(tmpdir(), 'fairway-proxy-'));
const [keyFile, certFile] = [join(room, 'key.pem'), join(room, 'cert.pem')];
const wanted = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${host} -addext subjectAltName=DNS:${host}`;
execFileSync('openssl', [...wanted.split(' '), '-keyout', keyFile, '-out', certFile], {
  stdio: 'ignore',
});
const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
const stops: (() => unknown)[] = [() => rmSync(room, { recursive: true })];
afterAll(async () => {
  for (const stop of stops) await stop();
});

/** How a proxy tells what it took off: it appends, or it says nothing at all. */
type Telling = 'forwards' | 'silent';

/** Fairway behind a proxy that ends https on loopback. */
async function behindProxy(trust: boolean, telling: Telling) {
  let innerPort = 0;
  const proxy = createServer({ key, cert }, (incoming, outgoing) => {
    const forwarded = {
      'x-forwarded-for': [incoming.headers['x-forwarded-for'], '203.0.113.7']
        .filter(Boolean)
        .join(', '),
      'x-forwarded-proto': 'https',
      'x-forwarded-host': incoming.headers.host,
    };
    const passed = ask(
      {
        host: '127.0.0.1',
        port: innerPort,
        method: incoming.method,
        path: incoming.url,
        headers: {
          ...incoming.headers,
          // As nginx does unless told otherwise: the inner address becomes the Host.
          host: `127.0.0.1:${innerPort}`,
          ...(telling === 'forwards' ? forwarded : {}),
        },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(passed);
  });
  const port = await portOf(proxy);
  const baseUrl = `https://${host}:${port}`;
  const inner = await serve(baseUrl, trust);
  innerPort = inner.port;
  stops.unshift(
    inner.stop,
    () => proxy.close(),
    () => proxy.closeAllConnections(),
  );
  return { baseUrl, port };
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? (address?.port ?? 0) : 0);
    }),
  );
}

async function serve(baseUrl: string, trust: boolean): Promise<Listening> {
  const settings = readSettings(
    {
      FAIRWAY_TEST: '1',
      FAIRWAY_SECRET: secret,
      BASE_URL: baseUrl,
      PORT: '0',
      ...(trust ? { TRUST_PROXY: '1' } : {}),
    },
    {},
  );
  const installation: Installation = {
    settings,
    database,
    ownerUrl,
    embedded: null,
    applied: [],
    close: () => Promise.resolve(),
  };
  const worker = composeWorker(database, settings, quiet);
  const access = accessParts(installation, quiet, () => undefined);
  const pages = mountPages(installation, access, quiet, worker);
  const app = composeHttp({
    installation,
    routes: allRoutes(() => access),
    log: quiet,
    afterWrite: () => undefined,
    mount: (hono) => {
      pages(hono);
      hono.get('/peer', ({ req }) => new Response(req.header('x-fairway-peer')));
    },
  });
  return listen(app, settings);
}

type Asking = { method?: string; headers?: Record<string, string>; body?: string };
type Told = { status: number; headers: IncomingHttpHeaders; text: string };

/** As a browser would, by the public name. */
function browse(port: number, path: string, { method, headers, body }: Asking = {}): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = askSecurely(
      {
        host: '127.0.0.1',
        port,
        path,
        servername: host,
        ca: cert,
        method: method ?? 'GET',
        headers: { host: `${host}:${port}`, ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function enter({ port, baseUrl }: { port: number; baseUrl: string }): Promise<string> {
  const path = await linkFor(database, {
    kind: 'vendor.admin',
    programmeSlug: 'cycles',
    now: present(),
  });
  const { status, headers } = await browse(port, path, {
    method: 'POST',
    headers: { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(status).toBe(303);
  return headers['set-cookie']?.join('\n') ?? '';
}

for (const [trust, telling] of [
  [true, 'forwards'],
  [false, 'silent'],
  [true, 'silent'],
] as const)
  test(`behind https people sign in, with a passkey too (trusted ${trust}, proxy ${telling})`, async () => {
    const place = await behindProxy(trust, telling);
    const { port, baseUrl } = place;
    const cookie = await enter(place);
    expect(cookie).toMatch(/^__Host-fairway_session=/);
    expect(cookie).toMatch(/; Secure/);
    const headers = { cookie: cookie.split(';')[0] ?? '', 'content-type': 'application/json' };
    const send = async (path: string, body: object, origin = baseUrl) =>
      browse(port, `/v1/${path}`, {
        method: 'POST',
        headers: { ...headers, origin },
        body: JSON.stringify(body),
      });
    const session = await browse(port, '/v1/session', { headers });
    expect([session.status, session.headers['strict-transport-security']]).toEqual([
      200,
      'max-age=31536000',
    ]);
    const asked = JSON.parse((await send('passkeys/registration-options', {})).text);
    expect(asked.options.rp.id).toBe(host);
    const device = new TestAuthenticator(baseUrl, host);
    const added = await send('passkeys/registration', {
      challenge: asked.challenge,
      response: device.create(asked.options.challenge),
      name: 'Laptop',
    });
    expect(added.status).toBe(201);
    expect((await send('passkeys/registration-options', {}, 'https://evil.example')).status).toBe(
      403,
    );
  });

test('whoever asks is known by the proxy’s word where it is trusted, never by the client’s', async () => {
  const made = { headers: { 'x-forwarded-for': '198.51.100.9', 'x-fairway-peer': '198.51.100.9' } };
  const trusted = await behindProxy(true, 'forwards');
  expect((await browse(trusted.port, '/peer', made)).text).toBe('203.0.113.7');
  const untrusted = await behindProxy(false, 'forwards');
  expect((await browse(untrusted.port, '/peer', made)).text).toBe('127.0.0.1');
});

test('without a trusted proxy nobody makes the cookie unsafe or a strange origin their own', async () => {
  const place = await behindProxy(false, 'silent');
  const path = await linkFor(database, {
    kind: 'vendor.admin',
    programmeSlug: 'cycles',
    now: present(),
  });
  const claimed = {
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
  };
  const refused = await browse(place.port, path, { method: 'POST', headers: claimed });
  expect(refused.status).toBe(403);
  const { headers } = await browse(place.port, path, {
    method: 'POST',
    headers: { ...claimed, origin: place.baseUrl },
  });
  expect(headers['set-cookie']?.join()).toMatch(/^__Host-.*Secure/s);
});
