import type { Hono } from 'hono';
import { accessParts } from '../../app/access-parts.ts';
import { asWorker, createProgramme } from '../../app/demonstration/programme.ts';
import { composeHttp } from '../../app/http.ts';
import type { Installation } from '../../app/installation.ts';
import { allRoutes, registerModules } from '../../app/modules.ts';
import { mountPages } from '../../app/pages.ts';
import { readSettings } from '../../app/settings.ts';
import { composeWorker } from '../../app/worker.ts';
import { addPartners } from '../../modules/partners/index.ts';
import { createSession, ensureMembership, type MemberKind } from '../../platform/access/index.ts';
import { moveClockTo, present } from '../../platform/clock/index.ts';
import { newId } from '../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../platform/decisions/index.ts';
import type { Worker } from '../../platform/jobs/index.ts';
import { testDatabase, type TestDatabase } from '../setup/test-database.ts';

/** One person of the cast, who asks over HTTP. */
export type Person = {
  name: string;
  organisationId: string;
  token: string;
  get: (path: string) => Promise<Answer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  patch: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  delete: (path: string, headers?: Record<string, string>) => Promise<Answer>;
};
// oxlint-disable-next-line typescript/no-explicit-any -- tests read what came over the wire and assert it
export type Answer = { status: number; body: any; headers: Headers; text: string };

/**
 * The named cast: the vendor Harbour Tools with Sofia (channel manager), Martin (administrator)
 * and Jonas (direct seller); the partners Eastside with Ana and Ben, Lakeview with Carla and
 * Westside with Deniz; and in another programme, Quarry Supplies with Quinn and its partner
 * Granite with Gita. It is Monday, 2 March 2026, 09:00 UTC.
 */
export type World = TestDatabase & {
  app: Hono;
  worker: Worker;
  programmeId: string;
  sofia: Person;
  martin: Person;
  jonas: Person;
  ana: Person;
  ben: Person;
  carla: Person;
  deniz: Person;
  quinn: Person;
  gita: Person;
  anybody: Pick<Person, 'get' | 'post'>;
  /** Business time moves on, and everything that becomes due is done. */
  pass: (seconds: number) => Promise<void>;
  /** Everything that follows from what was written is done. */
  settle: () => Promise<void>;
};

const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: object) => console.error(JSON.stringify(facts)),
};

/** Makes the world in a database of its own. Call it at the top level of a test file. */
export async function makeWorld(): Promise<World> {
  process.env['FAIRWAY_TEST'] = '1';
  const test = await testDatabase();
  moveClockTo(new Date('2026-03-02T09:00:00Z'));
  registerModules();
  const installation = installationOn(test);
  const worker = composeWorker(test.database, installation.settings, quiet);
  const access = accessParts(installation, quiet, () => undefined);
  const app = composeHttp({
    installation,
    routes: allRoutes(() => access),
    log: quiet,
    afterWrite: () => undefined,
    mount: mountPages(installation, access, quiet, worker),
  });
  const harbour = await programme(test, {
    slug: 'harbour',
    name: 'Harbour Tools',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
  });
  const quarry = await programme(test, {
    slug: 'quarry',
    name: 'Quarry Supplies',
    timeZone: 'America/New_York',
    currency: 'USD',
  });
  const [eastside, lakeview, westside] = await partners(test, harbour.programmeId, [
    'Eastside',
    'Lakeview',
    'Westside',
  ]);
  const [granite] = await partners(test, quarry.programmeId, ['Granite']);
  const cast = (
    place: { programmeId: string },
    organisationId: string | undefined,
    kind: MemberKind,
    name: string,
  ) => person(test, app, place.programmeId, organisationId ?? '', kind, name);
  return {
    ...test,
    app,
    worker,
    programmeId: harbour.programmeId,
    sofia: await cast(harbour, harbour.vendorId, 'vendor.channel-manager', 'Sofia'),
    martin: await cast(harbour, harbour.vendorId, 'vendor.admin', 'Martin'),
    jonas: await cast(harbour, harbour.vendorId, 'vendor.seller', 'Jonas'),
    ana: await cast(harbour, eastside, 'partner.admin', 'Ana'),
    ben: await cast(harbour, eastside, 'partner.seller', 'Ben'),
    carla: await cast(harbour, lakeview, 'partner.seller', 'Carla'),
    deniz: await cast(harbour, westside, 'partner.admin', 'Deniz'),
    quinn: await cast(quarry, quarry.vendorId, 'vendor.channel-manager', 'Quinn'),
    gita: await cast(quarry, granite, 'partner.admin', 'Gita'),
    anybody: asking(app, null),
    settle: async () => void (await worker.sweep()),
    pass: (seconds) => pass(worker, seconds),
  };
}

async function pass(worker: Worker, seconds: number): Promise<void> {
  moveClockTo(new Date(present().getTime() + seconds * 1000));
  await worker.sweep();
}

function installationOn(test: TestDatabase): Installation {
  const settings = readSettings({
    FAIRWAY_TEST: '1',
    FAIRWAY_SECRET: test.secret,
    BASE_URL: 'http://fairway.test',
  });
  return {
    settings: { ...settings, testMode: true },
    database: test.database,
    ownerUrl: test.url,
    embedded: null,
    applied: [],
    close: () => Promise.resolve(),
  };
}

async function programme(
  { database }: TestDatabase,
  facts: { slug: string; name: string; timeZone: string; currency: string },
) {
  const programmeId = newId('prog');
  const made = await asWorker(database, programmeId, present(), async (call) => {
    const created = await createProgramme(call, {
      ...facts,
      vendorName: facts.name,
      vendorDomain: `${facts.slug}.example`,
      description: '',
      sample: false,
    });
    await publishDefaultPolicies(call);
    return created;
  });
  return { programmeId, ...made };
}

async function partners(
  { database }: TestDatabase,
  programmeId: string,
  names: string[],
): Promise<string[]> {
  const made = await asWorker(database, programmeId, present(), (call) =>
    addPartners(
      call,
      names.map((name) => ({
        name,
        country: 'DE',
        city: 'Hamburg',
        region: 'DE-HH',
        roles: ['reseller'],
        capacity: 5,
        domain: `${name.toLowerCase()}.example`,
      })),
    ),
  );
  return made.map((partner) => partner.id);
}

async function person(
  { database }: TestDatabase,
  app: Hono,
  programmeId: string,
  organisationId: string,
  kind: MemberKind,
  name: string,
): Promise<Person> {
  const email = `${name.toLowerCase()}@${organisationId.slice(-6)}.example`;
  const { membershipId, personId } = await ensureMembership(database, {
    programmeId,
    organisationId,
    kind,
    email,
    name,
    now: present(),
  });

  const { token } = await createSession(database, {
    personId,
    programmeId,
    membershipId,
    surface: 'web',
  });
  return { name, organisationId, token, ...asking(app, token) };
}

function asking(
  app: Hono,
  token: string | null,
): Pick<Person, 'get' | 'post' | 'patch' | 'delete'> {
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await app.request(path.startsWith('/') ? path : `/v1/${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, body, headers),
    patch: (path, body, headers) => ask('PATCH', path, body, headers),
    delete: (path, headers) => ask('DELETE', path, undefined, headers),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
