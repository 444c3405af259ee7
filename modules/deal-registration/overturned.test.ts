import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { hour } from './test-claims.ts';

const world = await makeWorld();
const { sofia, martin, ana, settle, pass } = world;

async function acceptedLead(companyName: string): Promise<string> {
  const lead = await sofia.post('leads', {
    companyName,
    contactEmail: 'lena@sylt.example',
    country: 'DE',
    region: 'DE-HH',
    need: 'Ramps',
  });
  const assignment = { partnerId: ana.organisationId, reason: 'Near' };
  await sofia.post(`leads/${lead.body.id}/assignment`, assignment);
  const [offer] = (await ana.get('offers?filter[status]=open')).body.data;
  await ana.post(`offers/${offer.id}/acceptance`);
  return lead.body.id;
}

test('when the lead was registered anew meanwhile, an upheld appeal leaves the newer registration in place', async () => {
  const leadId = await acceptedLead('Sylt Fähren');
  const { body: first } = await ana.post('deal-registrations', { leadId });
  await settle();
  const no = { reasonCode: 'outside-programme', note: 'Not ours' };
  await sofia.post(`deal-registrations/${first.id}/decline`, no);
  await pass(2 * hour);
  const { decisionId } = (await ana.get(`deal-registrations/${first.id}`)).body;
  await ana.post(`decisions/${decisionId}/appeal`, { statement: 'It is: see the contract.' });
  const second = await ana.post('deal-registrations', { leadId });
  expect(second.status).toBe(202);
  const [appeal] = (await sofia.get('appeals')).body.data;
  const yes = { outcome: 'overturned', statement: 'You are right' };
  expect((await martin.post(`appeals/${appeal.id}/answer`, yes)).status).toBeLessThan(300);
  await settle();
  expect((await ana.get(`deal-registrations/${first.id}`)).body.status).toBe('declined');
  expect((await ana.get(`deal-registrations/${second.body.id}`)).body.status).toBe('submitted');
  const events = (await ana.get(`events?subject=${first.id}`)).body.data;
  expect(events.map((event: { type: string }) => event.type)).toContain(
    'deal-registration.superseded',
  );
});
