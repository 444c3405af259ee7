import { expect, test } from 'vitest';
import { makeWorld } from '../../../tests/world/world.ts';
import { applying, doubtful, firm } from './test-applicants.ts';

const world = await makeWorld();
const { form, proven, applied } = applying(world);
const day = 86_400;

test('who took an application back applies anew at once, who was refused after the wait, each in the same firm', async () => {
  const email = 'uta@umland.example';
  const { own, post } = await applied(email, doubtful);
  expect((await post('application/withdrawal')).body.status).toBe('withdrawn');
  const second = await applied(email, { 'answer-contact': 'no', roles: ['referral'] });
  expect(second.own).toMatchObject({ status: 'refused', partnerId: own.partnerId });
  // Monday, 2 March, and the 30 days of Q8.
  expect(second.own.againFrom).toMatch(/^2026-04-01T09:/);
  expect(own.againFrom).toBeNull();
  // Within the wait the code lets in, to read why.
  expect((await proven(email)).response.status).toBe(303);
  await world.pass(30 * day);
  const third = await applied(email, { companyName: 'Umland & Töchter' });
  expect(third.own).toMatchObject({ status: 'approved', partnerId: own.partnerId });
  expect((await third.get('company')).body).toMatchObject({
    name: 'Umland & Töchter',
    roles: ['reseller', 'service'],
    stage: 'active',
  });
});

test('a colleague of somebody who has applied asks that colleague, and makes no second firm', async () => {
  const first = await applied('vera@verein.example', doubtful);
  const { text, proof } = await proven('willi@verein.example');
  expect(text).toContain('Your firm has applied already');
  expect(text).toContain('Lena can let you in');
  const sent = await form('/firm', { ...firm, proof, act: 'send' });
  expect(sent.status).toBe(409);
  await form('/join', { proof, applicantName: 'Willi' });
  expect((await first.get('join-requests')).body.data).toMatchObject([{ name: 'Willi' }]);
  await first.post('application/withdrawal');
  expect((await proven('willi@verein.example')).text).toContain('name="companyName"');
});
