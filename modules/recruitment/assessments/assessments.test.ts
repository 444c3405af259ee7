import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  createSession,
  ensureMembership,
  identify,
  workerOf,
} from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction } from '../../../platform/database/index.ts';
import { makeWorld } from '../../../tests/world/world.ts';
import { submitApplication } from '../applications/apply.ts';
import { firmsToSum, groupSize, mayAssess } from './rules.ts';

const world = await makeWorld();
const { sofia, ana, quinn, settle, programmeId, database } = world;

const asWorker = <T>(work: Parameters<typeof transaction<T>>[4]) =>
  transaction(database, workerOf(programmeId), present(), newId('req'), work);

/** A firm that applied and was approved by rule, or waits for a person, with its administrator at the API. */
async function firm(name: string, customers = 40) {
  const email = `lead@${name}.example`;
  const { organisationId } = await asWorker((call) =>
    submitApplication(call, email, {
      companyName: name,
      country: 'DE',
      roles: ['reseller'],
      applicantName: 'Lena',
      answers: { customers, contact: true, sellsToday: customers > 5 },
    }),
  );
  const who = { programmeId, organisationId, email, name: 'Lena', now: present() };
  const member = await ensureMembership(database, { ...who, kind: 'partner.admin' });
  const { token } = await createSession(database, { ...member, programmeId, surface: 'web' });
  const ask = async (method: string, body?: object) => {
    const answer = await world.app.request('/v1/application/assessment', {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    // oxlint-disable-next-line typescript/no-explicit-any -- tests read what came over the wire and assert it
    return { status: answer.status, body: (await answer.json()) as any };
  };
  return { organisationId, ask };
}

const summary = async () => (await sofia.get('assessment-summary')).body.summary;

test('a sum covers whole groups of firms, never one more', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (answered) => {
      const firms = firmsToSum(answered);
      expect(firms % groupSize).toBe(0);
      expect(firms).toBeLessThanOrEqual(answered);
      expect(answered - firms).toBeLessThan(groupSize);
    }),
  );
  expect(mayAssess(['under-review', 'asked', 'withdrawn'])).toBe(false);
  expect(mayAssess(['refused'])).toBe(true);
});

test('the vendor reads nothing of four firms, an average of five, and no change with the sixth', async () => {
  for (const [index, terms] of [1, 2, 3, 4, 5, 1].entries()) {
    const { ask } = await firm(`firm-${index}`);
    expect((await ask('GET')).body).toEqual({ open: true, given: null });
    const given = { terms, pace: 5, recommendation: 4 };
    expect((await ask('POST', given)).body).toEqual({ open: false, given });
    expect((await ask('POST', given)).body.code).toBe('recruitment.already-assessed');
    await settle();
    expect(await summary()).toEqual(
      index < 4 ? null : { firms: 5, terms: 3, pace: 5, recommendation: 4 },
    );
  }
  expect((await quinn.get('assessment-summary')).body.summary).toBeNull();
  expect((await ana.get('assessment-summary')).status).toBe(403);
});

test('no vendor reads a single answer, whatever it asks the database', async () => {
  const vendor = await identify(
    database,
    new Request('http://fairway.test/', { headers: { authorization: `Bearer ${sofia.token}` } }),
  );
  if (!vendor) throw new Error('Sofia has no session.');
  await expect(
    transaction(database, vendor, present(), newId('req'), ({ tx }) =>
      sql`select * from public.vendor_assessments`.execute(tx),
    ),
  ).rejects.toThrow(/permission denied/);
  const events = JSON.stringify((await sofia.get('events?limit=200')).body);
  expect(events).toContain('recruitment.vendor-assessed');
  expect(events).not.toMatch(/"recommendation"|"pace"/);
});

test('who waits for an answer has nothing to look back on yet, and every mark is from 1 to 5', async () => {
  const waiting = await firm('waiting', 2);
  const marks = { terms: 3, pace: 3, recommendation: 3 };
  expect((await waiting.ask('GET')).body).toEqual({ open: false, given: null });
  expect((await waiting.ask('POST', marks)).body.code).toBe('recruitment.not-decided');
  const decided = await firm('decided');
  const wrong = await decided.ask('POST', { ...marks, pace: 6 });
  expect(wrong.status).toBe(400);
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/pace']);
});
