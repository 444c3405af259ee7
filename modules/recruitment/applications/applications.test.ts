import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { present } from '../../../platform/clock/index.ts';
import { makeWorld } from '../../../tests/world/world.ts';
import { applying, doubtful, firm } from './test-applicants.ts';

const world = await makeWorld();
const { sofia, jonas, martin, ana, ben, carla, quinn, settle, pass } = world;
const { form, asWorker, mails, codeFor, proven, applied } = applying(world);
const day = 86_400;

test('a stranger’s firm is scored before it sends, approved by rule, and registers its first deal', async () => {
  const { proof, text } = await proven('lena@nordsee-logistik.example');
  expect(text).toContain('value="Nordsee Logistik"');
  const scored = await form('/firm', { ...firm, proof, act: 'score' });
  expect(await scored.text()).toContain('This would be approved at once');
  expect((await sofia.get('applications')).body.data).toEqual([]);
  const { own, get, post } = await applied('lena@nordsee-logistik.example');
  expect(own).toMatchObject({ status: 'approved', points: 100, pointsOf: 100, moves: [] });
  expect((await get('company')).body).toMatchObject({ stage: 'active', name: 'Nordsee Logistik' });
  const told = (await get(`decisions/${own.decisionId}`)).body;
  expect(told.explanation.join(' ')).toContain('Approved by rule Q5');
  expect(told.appealBy).not.toBeNull();
  const deal = { customerName: 'Kai', need: 'Ramps', contactEmail: 'kai@kai.example' };
  expect((await post('deal-registrations', deal)).status).toBe(202);
  await settle();
  const decided = (await mails('lena@nordsee-logistik.example')).find(
    ({ template }) => template === 'application-decided',
  );
  expect(decided?.subject).toContain('approved');
});

test('what must be met and is not refuses at once, says what would change it, and may be appealed', async () => {
  const email = 'ole@ostsee-handel.example';
  const { own, get, post } = await applied(email, { 'answer-contact': 'no' });
  expect(own.status).toBe('refused');
  const told = (await get(`decisions/${own.decisionId}`)).body;
  expect(told.wouldChange.map((change: { fact: string }) => change.fact)).toEqual([
    'answers.contact',
  ]);
  const deal = { customerName: 'Kai', need: 'Ramps', contactEmail: 'kai@kai.example' };
  expect((await post('deal-registrations', deal)).body.code).toBe(
    'deal-registration.not-a-partner',
  );
  expect((await get('company')).body.stage).toBe('applicant');
  expect(
    (await post(`decisions/${own.decisionId}/appeal`, { statement: 'We do answer.' })).status,
  ).toBeLessThan(300);
  const [appeal] = (await martin.get('appeals')).body.data;
  await martin.post(`appeals/${appeal.id}/answer`, { outcome: 'overturned', statement: 'You do' });
  await settle();
  expect((await get('application')).body.application.status).toBe('under-review');
});

test('what rules leave open goes to a person within two working days, and the applicant sees by when', async () => {
  const { own, get, post } = await applied('ida@insel-service.example', doubtful);
  // Monday 09:00 UTC plus two working days.
  expect(own).toMatchObject({
    status: 'under-review',
    decisionBy: expect.stringMatching(/^2026-03-04T09:0/),
  });
  const id = own.id as string;
  expect((await jonas.post(`applications/${id}/approval`, {})).status).toBe(403);
  expect((await quinn.post(`applications/${id}/approval`, {})).status).toBe(404);
  expect((await carla.get(`applications/${id}`)).status).toBe(403);
  expect(
    (await sofia.post(`applications/${id}/question`, { question: 'Which islands?' })).body,
  ).toMatchObject({
    status: 'asked',
    decisionBy: null,
  });
  await pass(day);
  expect((await post('application/reply', { reply: 'Föhr and Sylt' })).body).toMatchObject({
    status: 'under-review',
    decisionBy: expect.stringMatching(/^2026-03-05T09:0/),
  });
  expect((await post('application/reply', { reply: 'Again' })).body.code).toBe(
    'recruitment.move-not-possible',
  );
  expect(
    (await sofia.post(`applications/${id}/approval`, { note: 'We need the islands' })).body,
  ).toMatchObject({ status: 'approved', decisionBy: null });
  expect((await get('company')).body.stage).toBe('active');
  expect((await post('application/withdrawal')).body.code).toBe('recruitment.move-not-possible');
  const told = (await get(`decisions/${(await get('application')).body.application.decisionId}`))
    .body;
  expect(told.explanation).toEqual(['Sofia approved the application: We need the islands']);
  expect((await sofia.post(`applications/${id}/refusal`, { note: 'No' })).body.code).toBe(
    'recruitment.move-not-possible',
  );
});

test('a code works once, also for two that bring it at the same time', async () => {
  const email = 'nora@nordkap.example';
  await form('', { email });
  const code = await codeFor(email);
  const bring = async () => (await form('/code', { email, code })).text();
  const pages = await Promise.all([bring(), bring()]);
  expect(pages.filter((page) => page.includes('name="companyName"'))).toHaveLength(1);
  expect(await bring()).toContain('no longer valid');
});

test('before the code nothing tells whether an address or its firm is known', async () => {
  const asked = [
    'new@nobody.example',
    `ana@${ana.organisationId.slice(-6)}.example`,
    'x@eastside.example',
  ];
  const pages = await Promise.all(
    asked.map(async (email) =>
      (await (await form('', { email })).text()).replaceAll(email, 'EMAIL'),
    ),
  );
  expect(new Set(pages).size).toBe(1);
  for (const email of asked) expect(await codeFor(email)).toMatch(/^\d{6}$/);
});

test('a colleague of a partner is sent to its administrator by first name, who invites or declines', async () => {
  const { text, proof } = await proven('new@eastside.example');
  expect(text).toContain('Ana can let you in');
  expect(text).not.toContain('Ben');
  await form('/join', { proof, applicantName: 'Nele' });
  await form('/join', { proof, applicantName: 'Nele' });
  await settle();
  const [request, ...more] = (await ana.get('join-requests')).body.data;
  expect(more).toEqual([]);
  expect((await ben.get('join-requests')).status).toBe(403);
  expect((await world.deniz.post(`join-requests/${request.id}/decline`)).status).toBe(404);
  const invited = await ana.post(`join-requests/${request.id}/invitation`, {
    kind: 'partner.seller',
  });
  expect(invited.body.status).toBe('invited');
  expect((await mails('new@eastside.example')).at(-1)?.template).toBe('invitation');
  expect((await ana.post(`join-requests/${request.id}/decline`)).body.code).toBe(
    'recruitment.request-answered',
  );
});

test('a member who applies is let in, not doubled', async () => {
  const { response } = await proven(`ana@${ana.organisationId.slice(-6)}.example`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
  expect(response.headers.get('set-cookie')).toContain('fairway_session=');
});

test('a second click makes one firm and one application, and free mail names no firm', async () => {
  const email = 'two@gmail.com';
  const { proof, text } = await proven(email);
  expect(text).toContain('name="companyName" value=""');
  const sent = { ...firm, ...doubtful, companyName: 'Zwei', proof, act: 'send' };
  const clicks = await Promise.all([1, 2, 3].map(() => form('/firm', sent)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await form('/firm', sent)).status).toBe(303);
  const { rows } = await asWorker(({ tx }) =>
    sql`select id from public.partners where name = 'Zwei'`.execute(tx),
  );
  expect(rows).toHaveLength(1);
});

test('a proof of another programme, a changed one and an old one open nothing', async () => {
  const { proof } = await proven('late@late.example');
  const other = (value: string) => form('/firm', { ...firm, proof: value, act: 'send' });
  for (const wrong of ['', 'x~y', proof.replace('prog_', 'prog_0'), `${proof}0`])
    expect((await other(wrong)).status).toBe(422);
  await pass(3 * 3600);
  expect((await other(proof)).status).toBe(422);
});

test('every answer that does not fit is named, and what was typed stays', async () => {
  const { proof } = await proven('odd@odd.example');
  const response = await form('/firm', {
    ...firm,
    companyName: '',
    roles: [],
    country: 'XX1',
    'answer-customers': 'many',
    applicantName: '<b>Eve</b>',
    proof,
    act: 'send',
  });
  const text = await response.text();
  expect(response.status).toBe(422);
  expect(text).toContain('4 fields need another look.');
  for (const problem of [
    'Give the name of your company.',
    'Choose at least one.',
    'Choose a country',
    'Give a number',
  ])
    expect(text).toContain(problem);
  expect(text).toContain('&lt;b&gt;Eve&lt;/b&gt;');
});

test('a day on which the programme is closed does not count against the promised answer', async () => {
  const etag = (await martin.get('programme-settings')).headers.get('etag') ?? '';
  const today = new Date(present()).toISOString().slice(0, 10);
  const next = (days: number) =>
    new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const closedDays = Array.from({ length: 7 }, (_, index) => ({
    day: next(index + 1),
    name: 'Move',
  }));
  expect(
    (await martin.patch('programme-settings', { closedDays }, { 'if-match': etag })).status,
  ).toBe(200);
  const { own } = await applied('uma@umzug-service.example', doubtful);
  expect(String(own.decisionBy).slice(0, 10) > next(8)).toBe(true);
});

test('an answer that is not given in time is told to both sides, once, and an answered one is not', async () => {
  const late = await applied('ida@halligen.example', {
    ...doubtful,
    companyName: 'Halligen Service',
  });
  const prompt = await applied('jan@deich.example', { ...doubtful, companyName: 'Deich Service' });
  expect([late.own.status, prompt.own.status]).toEqual(['under-review', 'under-review']);
  await sofia.post(`applications/${prompt.own.id}/approval`, {});
  await pass(10 * day);
  await settle();
  await settle();
  const titles = async (who: { get: (path: string) => Promise<{ body: unknown }> }) =>
    ((await who.get('notifications')).body as { data: { title: string }[] }).data.map(
      ({ title }) => title,
    );
  const told = (await titles(martin)).filter((title) => /^(Halligen|Deich).* waits/.test(title));
  expect(told).toEqual(['Halligen Service still waits for its answer']);
  expect(await titles(late)).toContain('Your answer is late; the programme was reminded');
  expect(await titles(prompt)).not.toContain('Your answer is late; the programme was reminded');
});
