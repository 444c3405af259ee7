import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { identify } from '../../../../platform/access/index.ts';
import { present } from '../../../../platform/clock/index.ts';
import { newId, transaction } from '../../../../platform/database/index.ts';
import { makeWorld, type Person } from '../../../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, jonas, martin, ana, ben, carla, deniz, quinn, gita, settle } = world;
const [eastside, westside] = [ana.organisationId, deniz.organisationId];
const role = (partner: string, change = 'added', which = 'alliance') =>
  sofia.post(`partners/${partner}/role-change`, { role: which, change, reason: 'Joint offers' });
await role(eastside);

const give = (person: Person, customerName: string, more = {}, partner = eastside) =>
  person.post(`partners/${partner}/referrals`, { customerName, contactName: 'Kai', ...more });
const answer = (person: Person, id: string, said: string, reason?: string) =>
  person.post(`alliance-referrals/${id}/answer`, { answer: said, ...(reason ? { reason } : {}) });
const win = (person: Person, id: string, minor: number, currency = 'EUR') =>
  person.post(`alliance-referrals/${id}/win`, { amount: { minor, currency } });
const balance = async (person: Person, partner = eastside) =>
  (await person.get(`partners/${partner}/referral-balance`)).body;
const bell = async (person: Person) =>
  (await person.get('notifications')).body.data.map(({ title }: { title: string }) => title);

test('either side refers a customer, and the other one accepts and says what was won', async () => {
  const byVendor = await give(jonas, 'Sylt Ramps', { contactEmail: 'kai@sylt.example' });
  expect(byVendor.status).toBe(201);
  expect(byVendor.body).toMatchObject({
    givenBy: 'vendor',
    status: 'offered',
    referredOn: '2026-03-02',
    recordedBy: 'Jonas',
    moves: [],
  });
  const { id } = byVendor.body;
  const [seen] = (await ana.get(`partners/${eastside}/referrals`)).body.data;
  expect(seen).toMatchObject({ id, customerName: 'Sylt Ramps', moves: ['accept', 'decline'] });
  expect((await answer(ben, id, 'accepted')).body).toMatchObject({
    status: 'accepted',
    answeredBy: 'Ben',
    moves: ['win', 'lose'],
  });
  expect((await win(ana, id, 120_000)).body).toMatchObject({
    status: 'won',
    amount: { minor: 120_000, currency: 'EUR' },
    closedBy: 'Ana',
    moves: [],
  });
  const byPartner = (await give(ben, 'Amrum Boats', { referredOn: '2026-02-20' })).body;
  expect(byPartner).toMatchObject({ givenBy: 'partner', referredOn: '2026-02-20' });
  expect((await answer(sofia, byPartner.id, 'declined', 'Too far')).body).toMatchObject({
    status: 'declined',
    reason: 'Too far',
    answeredBy: 'Sofia',
  });
});

test('whoever gave a referral cannot answer it, and none is answered twice', async () => {
  const { id } = (await give(sofia, 'Föhr Cranes')).body;
  for (const person of [sofia, martin, jonas])
    expect((await answer(person, id, 'accepted')).body.code).toBe('partners.referral-not-received');
  expect((await win(ana, id, 5)).body.code).toBe('partners.referral-move-not-allowed');
  expect((await answer(ana, id, 'accepted')).status).toBe(200);
  expect((await answer(ana, id, 'declined')).body.code).toBe('partners.referral-move-not-allowed');
  expect((await ana.post(`alliance-referrals/${id}/loss`, { reason: 'Bought none' })).body).toEqual(
    expect.objectContaining({ status: 'lost', reason: 'Bought none', amount: null }),
  );
  expect((await win(ana, id, 5)).body.code).toBe('partners.referral-move-not-allowed');
});

test('the database lets no side answer what it gave, whatever the application says', async () => {
  const { id } = (await give(ben, 'Baltrum Docks')).body;
  const accept = async (person: Person) => {
    const request = new Request('http://fairway.test/', {
      headers: { authorization: `Bearer ${person.token}` },
    });
    const actor = await identify(world.database, request);
    if (!actor) throw new Error(`${person.name} cannot sign in.`);
    return transaction(world.database, actor, present(), newId('req'), async ({ tx }) => {
      const { numAffectedRows } = await sql`update public.alliance_referrals
        set version = version + 1 where id = ${id}`.execute(tx);
      return Number(numAffectedRows);
    });
  };
  expect([await accept(ana), await accept(ben), await accept(deniz)]).toEqual([0, 0, 0]);
  expect(await accept(sofia)).toBe(1);
  expect((await answer(ana, id, 'accepted')).status).toBe(409);
});

test('the balance counts what was accepted, sums what was won by currency, and is the same from both sides', async () => {
  const three = await Promise.all(
    ['Norderney Piers', 'Juist Piers', 'Borkum Piers'].map((name) => give(ana, name)),
  );
  for (const { body } of three) expect((await answer(sofia, body.id, 'accepted')).status).toBe(200);
  await win(sofia, three[0]?.body.id, 30_000);
  await win(sofia, three[1]?.body.id, 70_000, 'USD');
  const [ofVendor, ofPartner] = [await balance(sofia), await balance(ben)];
  // Sylt (won) and Föhr (lost) from the vendor; three piers from the partner. Amrum was declined, Baltrum waits.
  expect(ofVendor).toMatchObject({
    given: { count: 2, money: [{ minor: 120_000, currency: 'EUR' }] },
    received: {
      count: 3,
      money: [
        { minor: 30_000, currency: 'EUR' },
        { minor: 70_000, currency: 'USD' },
      ],
    },
    difference: {
      count: -1,
      money: [
        { minor: 90_000, currency: 'EUR' },
        { minor: -70_000, currency: 'USD' },
      ],
    },
    waiting: { given: 0, received: 1 },
    declined: { given: 0, received: 1 },
  });
  expect(ofPartner.given).toEqual(ofVendor.received);
  expect(ofPartner.received).toEqual(ofVendor.given);
  expect(ofPartner.difference.count).toBe(1);
  // The reason for the figures: every referral that was counted, and no other.
  const names = ofVendor.counted.map((one: { customerName: string }) => one.customerName);
  expect(names.toSorted()).toEqual([
    'Borkum Piers',
    'Föhr Cranes',
    'Juist Piers',
    'Norderney Piers',
    'Sylt Ramps',
  ]);
});

test('a partner sees its own alliance alone, and other programmes see none', async () => {
  const { id } = (await give(sofia, 'Wangerooge Lifts')).body;
  for (const other of [carla, deniz, gita, quinn]) {
    expect((await other.get(`partners/${eastside}/referrals`)).status).toBe(404);
    expect((await other.get(`partners/${eastside}/referral-balance`)).status).toBe(404);
    expect((await give(other, 'Spy')).status).toBe(404);
    expect((await answer(other, id, 'accepted')).status).toBe(404);
  }
  expect((await ana.get(`partners/${eastside}/referrals?filter[status]=offered`)).status).toBe(200);
});

test('only an alliance partner gives and receives; what is there can be brought to its end', async () => {
  const no = await give(sofia, 'Kiel Cranes', {}, westside);
  expect(no).toMatchObject({ status: 409, body: { code: 'partners.no-alliance' } });
  const { id } = (await give(sofia, 'Husum Docks')).body;
  await role(eastside, 'dropped');
  expect((await give(ana, 'Late')).body.code).toBe('partners.no-alliance');
  expect((await answer(ana, id, 'accepted')).status).toBe(200);
  await role(eastside);
});

test('a referral has a day that was, an amount above zero and a currency that is one', async () => {
  expect((await give(ana, 'Early', { referredOn: '2026-03-03' })).body.code).toBe(
    'partners.referral-in-future',
  );
  const { id } = (await give(sofia, 'Emden Docks')).body;
  await answer(ana, id, 'accepted');
  expect((await win(ana, id, 0)).status).toBe(400);
  expect((await win(ana, id, 10, 'ZZZ')).status).toBe(400);
  expect((await win(ana, id, 10, 'JPY')).status).toBe(200);
});

test('the receiver is told of a referral, and whoever gave it of what became of it', async () => {
  const { id } = (await give(ana, 'Leer Docks')).body;
  await settle();
  expect(await bell(sofia)).toContain('An alliance partner refers Leer Docks');
  expect(await bell(ben)).not.toContain('An alliance partner refers Leer Docks');
  await answer(sofia, id, 'accepted');
  await settle();
  expect(await bell(ana)).toContain('Your referral of Leer Docks: accepted');
  expect(await bell(carla)).toEqual([]);
  const back = (await give(sofia, 'Aurich Docks')).body;
  await settle();
  expect(await bell(ana)).toContain('The vendor refers Aurich Docks to you');
  await answer(ana, back.id, 'declined');
  await settle();
  expect(await bell(sofia)).toContain('Your referral of Aurich Docks: declined');
});

test('the alliance of a merged partner goes on with the one that took it over', async () => {
  const before = await balance(sofia);
  const merged = await martin.post(`partners/${eastside}/merge`, {
    into: westside,
    reason: 'One firm now',
  });
  expect(merged.status).toBe(200);
  await settle();
  expect((await balance(sofia, westside)).given).toEqual(before.given);
  expect((await balance(deniz, westside)).given).toEqual(before.received);
});
