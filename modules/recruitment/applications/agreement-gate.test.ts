import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../tests/world/world.ts';
import { applying, firm } from './test-applicants.ts';

const world = await makeWorld();
const { ana, ben, carla, sofia, martin, settle, pass } = world;
const { form, asWorker, proven, applied } = applying(world);
const day = 86_400;
const code = 'partners.agreement-required';
const deal = { customerName: 'Kai Hafen', need: 'Ramps', contactEmail: 'kai@kai.example' };

async function publish(change: object) {
  const kind = 'partners.agreement';
  const { document } = (await martin.post('policies', { kind })).body;
  const body = { kind, document: { ...document, requiredFor: [], ...change } };
  const draft = (await martin.post('policies', body)).body;
  const trial = (await martin.post(`policies/${draft.id}/trial`, {})).body;
  expect((await martin.post(`policies/${draft.id}/publication`, {})).status).toBeLessThan(300);
  return { id: draft.id as string, trial };
}

const inForce = async () => (await ana.get('agreement')).body.agreement.policyId as string;
const version = async () => (await ana.get('agreement')).body.agreement.version as number;

test('without a gate whoever has not accepted registers deals all the same', async () => {
  expect((await carla.post('deal-registrations', deal)).status).toBe(202);
});

test('a lead that is offered is accepted only by whoever has accepted the agreement', async () => {
  const { body } = await sofia.post('leads', {
    companyName: 'Elbe Hafen',
    contactName: 'Lena',
    contactEmail: 'lena@elbe.example',
    country: 'DE',
    region: 'DE-HH',
    need: '20 pallet trucks',
  });
  await settle();
  // Whoever was drawn: an administrator, who may accept the agreement, is to answer.
  const { status } = await sofia.post(`leads/${body.id}/assignment`, {
    partnerId: ana.organisationId,
    reason: 'Ana knows the customer',
  });
  expect(status).toBeLessThan(300);
  const { offer } = (await sofia.get(`leads/${body.id}`)).body;
  const { trial } = await publish({ requiredFor: ['accept-leads'] });
  expect(trial.summaryText).toContain('3 of them have accepted none so far');
  const refused = await ana.post(`offers/${offer.id}/acceptance`);
  expect(refused).toMatchObject({ status: 409, body: { code } });
  expect((await ana.get(`offers/${offer.id}`)).body.status).toBe('open');
  await ana.post('agreement/acceptance', { policyId: await inForce() });
  expect((await ana.post(`offers/${offer.id}/acceptance`)).status).toBe(200);
});

test('the version that was accepted holds through the days of grace of a newer one, and then no more', async () => {
  await ana.post('agreement/acceptance', { policyId: await inForce() });
  await publish({ requiredFor: ['register-deals'] });
  expect((await ben.post('deal-registrations', deal)).status).toBe(202);
  await pass(31 * day);
  const late = { ...deal, customerName: 'Kai Zwei' };
  expect(await ben.post('deal-registrations', late)).toMatchObject({ status: 409, body: { code } });
  expect((await ben.post('agreement/acceptance', { policyId: await inForce() })).status).toBe(403);
  await ana.post('agreement/acceptance', { policyId: await inForce() });
  expect((await ben.post('deal-registrations', late)).status).toBe(202);
});

test('an applicant accepts while applying: the company’s acceptance, with the text by mail', async () => {
  const policyId = await inForce();
  const email = 'lena@nordsee-logistik.example';
  const { get, post } = await applied(email, { accepts: 'yes', agreement: policyId });
  expect((await get('agreement')).body).toMatchObject({
    state: 'accepted',
    accepted: { version: await version(), personName: 'Lena Petersen', country: 'DE' },
  });
  expect((await post('deal-registrations', deal)).status).toBe(202);
  await settle();
  const { rows } = await asWorker(({ tx }) =>
    sql<{
      attachments: { name: string; contentType: string; base64: string }[];
    }>`select attachments from public.mails where recipient = ${email} and template = 'agreement-accepted'`.execute(
      tx,
    ),
  );
  const [attached] = rows[0]?.attachments ?? [];
  expect([rows.length, attached?.name, attached?.contentType]).toEqual([
    1,
    `agreement-${await version()}.pdf`,
    'application/pdf',
  ]);
  expect(
    Buffer.from(attached?.base64 ?? '', 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('where applying asks for the agreement, nothing is sent without it, nor with a text that is over', async () => {
  const old = await inForce();
  await publish({ requiredFor: ['apply'], name: '契約' });
  const { proof } = await proven('ole@ostsee-handel.example');
  const send = (more: object) =>
    form('/firm', { ...firm, companyName: 'Ostsee Handel', proof, act: 'send', ...more });
  const without = await send({});
  expect([without.status, await without.text()]).toEqual([
    422,
    expect.stringContaining('of firms that accept its agreement'),
  ]);
  const outdated = await send({ accepts: 'yes', agreement: old });
  expect([outdated.status, await outdated.text()]).toEqual([
    422,
    expect.stringContaining('changed while you were reading'),
  ]);
  expect((await sofia.get('applications')).body.data).toHaveLength(1);
  expect((await send({ accepts: 'yes', agreement: await inForce() })).status).toBe(303);
});

test('an agreement in other letters is kept as a page, the same bytes each time', async () => {
  await ana.post('agreement/acceptance', { policyId: await inForce() });
  const { accepted } = (await ana.get('agreement')).body;
  const [one, two] = await Promise.all(
    [ana, sofia].map(async ({ token }) => {
      const answer = await world.app.request(`/v1/agreement-acceptances/${accepted.id}/document`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { type: answer.headers.get('content-type'), text: await answer.text() };
    }),
  );
  expect(one).toEqual(two);
  expect(one?.type).toContain('text/html');
  expect(one?.text).toContain('<h1 dir="auto">契約</h1>');
  expect(one?.text).toContain(accepted.digest);
});
