import { randomBytes } from 'node:crypto';
import { afterAll, inject, vi } from 'vitest';
import { asWorker, createProgramme } from '../../../app/demonstration/programme.ts';
import { openInstallation } from '../../../app/installation.ts';
import { registerModules } from '../../../app/modules.ts';
import { readSettings } from '../../../app/settings.ts';
import { addPartners } from '../../../modules/partners/index.ts';
import {
  createLink,
  createSession,
  ensureMembership,
  type MemberKind,
} from '../../../platform/access/index.ts';
import { newId, type Database } from '../../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../../platform/decisions/index.ts';

/** One person of the cast; the token is that of a session in a browser. */
export type Person = {
  name: string;
  email: string;
  organisationId: string;
  membershipId: string;
  token: string;
};

// oxlint-disable-next-line typescript/no-explicit-any -- journeys read what came over the wire and assert it
type Answer = any;

/**
 * A programme of one journey's own on the one running server: the vendor Harbour Tools with Sofia
 * (channel manager) and Martin (administrator), and three partners in Hamburg, the better fit
 * first: Eastside with Ana, Lakeview with Carla, Westside with Deniz.
 */
export type Harbour = {
  url: string;
  slug: string;
  sofia: Person;
  martin: Person;
  ana: Person;
  carla: Person;
  deniz: Person;
  /** Asks the server as a person, beside any browser. @throws when it says no */
  ask: (person: Person, line: `${string} /${string}`, body?: object) => Promise<Answer>;
  /** Business time moves on, and everything that came due is done. */
  pass: (seconds: number) => Promise<Date>;
  /** A new version of a policy is in force from now on. */
  changePolicy: (kind: string, change: (document: Answer) => Answer) => Promise<void>;
  /** The newest mail of a kind to a person, once it lies in the outbox; the administrator reads it there. */
  mailTo: (
    person: Pick<Person, 'email'>,
    template: string,
  ) => Promise<{ subject: string; text: string; html: string }>;
  /** A one-time link such as a mail brings, to a path of the screens. */
  linkFor: (person: Person, target: string, minutes: number) => Promise<string>;
};

const partnersOfHarbour = [
  { name: 'Eastside', tier: 'Gold', regionsServed: ['DE-HH'] },
  { name: 'Lakeview', tier: 'Silver', regionsServed: ['DE-HH'] },
  { name: 'Westside', tier: 'Registered', regionsServed: ['DE-HH'] },
];

/** Makes the programme. Call it at the top level of a journey's file. */
export async function makeHarbour(): Promise<Harbour> {
  const { url, dataDir } = inject('journeyServer');
  registerModules();
  const installation = await openInstallation(
    readSettings({ FAIRWAY_TEST: '1', DATA_DIR: dataDir }),
  );
  const { database } = installation;
  afterAll(() => installation.close());
  const now = await moveClock(url, 0);
  const slug = `harbour-${randomBytes(3).toString('hex')}`;
  const { programmeId, vendorId, partnerIds } = await makeProgramme(database, slug, now);
  const person = (organisationId: string | undefined, kind: MemberKind, name: string) =>
    joined(database, { programmeId, slug, now }, organisationId ?? '', kind, name);
  const [eastside, lakeview, westside] = partnerIds;
  const martin = await person(vendorId, 'vendor.admin', 'Martin');
  const ask: Harbour['ask'] = (by, line, body) => askServer(url, by, line, body);
  return {
    url,
    slug,
    sofia: await person(vendorId, 'vendor.channel-manager', 'Sofia'),
    martin,
    ana: await person(eastside, 'partner.admin', 'Ana'),
    carla: await person(lakeview, 'partner.seller', 'Carla'),
    deniz: await person(westside, 'partner.admin', 'Deniz'),
    ask,
    pass: (seconds) => moveClock(url, seconds),
    changePolicy: async (kind, change) => {
      const { data } = await ask(martin, `GET /policies?filter[kind]=${kind}&filter[inForce]=true`);
      const body = { kind, document: change(data[0].document) };
      const draft = await ask(martin, 'POST /policies', body);
      await ask(martin, `POST /policies/${draft.id}/trial`, {});
      await ask(martin, `POST /policies/${draft.id}/publication`, {});
    },
    // A mail is made by the worker, soon after its cause.
    mailTo: (reader, template) =>
      vi.waitFor(() => newestMail(ask, martin, reader, template), {
        timeout: 30_000,
        interval: 200,
      }),
    linkFor: async ({ membershipId }, target, minutes) =>
      createLink(database, {
        programmeId,
        membershipId,
        target,
        minutes,
        now: await moveClock(url, 0),
      }),
  };
}

/** The vendor's programme, its default policies and three partners. */
async function makeProgramme(database: Database, slug: string, now: Date) {
  const programmeId = newId('prog');
  return asWorker(database, programmeId, now, async (call) => {
    const made = await createProgramme(call, {
      slug,
      name: 'Harbour Tools',
      vendorName: 'Harbour Tools',
      vendorDomain: 'harbour.example',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      description: 'Cordless tools for the trade.',
      sample: false,
    });
    await publishDefaultPolicies(call);
    const partners = await addPartners(
      call,
      partnersOfHarbour.map((partner) => ({
        ...partner,
        country: 'DE',
        city: 'Hamburg',
        region: 'DE-HH',
        roles: ['reseller'],
        capacity: 5,
        domain: `${partner.name.toLowerCase()}.example`,
      })),
    );
    return { ...made, programmeId, partnerIds: partners.map(({ id }) => id) };
  });
}

/** Makes somebody a member, with a session in a browser. */
async function joined(
  database: Database,
  { programmeId, slug, now }: { programmeId: string; slug: string; now: Date },
  organisationId: string,
  kind: MemberKind,
  name: string,
): Promise<Person> {
  const whole = { name, organisationId, email: `${name.toLowerCase()}@${slug}.example` };
  const member = await ensureMembership(database, { ...whole, programmeId, kind, now });
  const session = await createSession(database, { ...member, programmeId, surface: 'web' });
  return { ...whole, membershipId: member.membershipId, token: session.token };
}

async function moveClock(url: string, advanceSeconds: number): Promise<Date> {
  const answer = await fetch(`${url}/v1/test/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  });
  if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`);
  const { now } = (await answer.json()) as { now: string };
  return new Date(now);
}

async function askServer(url: string, by: Person, line: string, body?: object): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${by.token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${line} as ${by.name}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

async function newestMail(
  ask: Harbour['ask'],
  admin: Person,
  to: Pick<Person, 'email'>,
  template: string,
) {
  const filter = `filter[to]=${encodeURIComponent(to.email)}&filter[template]=${template}`;
  const { data } = await ask(admin, `GET /mails?limit=1&${filter}`);
  if (!data[0]) throw new Error(`There is no ${template} for ${to.email} in the outbox.`);
  const mail = await ask(admin, `GET /mails/${data[0].id}`);
  // A mail with a code is shown once the outbox knows that no mail server takes it.
  if (mail.text === null) throw new Error(`The ${template} for ${to.email} is not shown yet.`);
  return mail;
}
