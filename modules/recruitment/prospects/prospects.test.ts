import { expect, test } from 'vitest';
import { importKinds } from '../../../app/imports.ts';
import { workerOf } from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction } from '../../../platform/database/index.ts';
import { importNow, undoNow } from '../../../platform/imports/index.ts';
import { makeWorld } from '../../../tests/world/world.ts';
import { applying } from '../applications/test-applicants.ts';
import { sql } from 'kysely';

const world = await makeWorld();
const { sofia, martin, ana, quinn, settle } = world;
const { applied } = applying(world);

const file = `name,role,country,domain,employees,specialisations,industries
Nordsee Logistik,reseller,DE,nordsee.example,12,Ramps,Logistics
Alpen Handel,reseller,CH,,,,
Ostsee Service,service,DE,ostsee.example,2000,Repairs,
`;

function asHost<T>(work: Parameters<typeof transaction<T>>[4]) {
  const host = { ...workerOf(world.programmeId), kind: 'host', name: 'Host' } as const;
  return transaction(world.database, host, present(), newId('req'), work);
}

const imported = (text: string) =>
  asHost((call) =>
    importNow(
      call,
      importKinds,
      { kind: 'prospects', format: 'csv', fileName: 'p.csv', map: null, key: null, dryRun: false },
      () => text,
    ),
  );

test('a list of prospects is imported, known again, scored with reasons, best first, and taken back', async () => {
  const first = await imported(file);
  expect(first).toMatchObject({ created: 3, changed: 0, unchanged: 0 });
  expect(await imported(file)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  // What was listed without its domain is the same firm once its domain is known.
  expect(await imported('name,country,domain\nAlpen Handel,CH,alpen.example\n')).toMatchObject({
    created: 0,
    changed: 1,
  });
  const { data } = (await sofia.get('prospects')).body;
  expect(data.map((one: { name: string; points: number }) => [one.name, one.points])).toEqual([
    ['Nordsee Logistik', 100],
    ['Ostsee Service', 50],
    ['Alpen Handel', 10],
  ]);
  expect(data[2]).toMatchObject({ profile: 'Reseller', status: 'open' });
  const met = (reasons: { clause: string; met: string }[]) => reasons.map((one) => one.met);
  expect(met(data[1].reasons)).toEqual(['met', 'not-met', 'unknown', 'met']);
  expect(met(data[2].reasons)).toEqual(['unknown', 'unknown', 'unknown', 'met']);
});

test('the list is filtered by the same points that it shows', async () => {
  const { data } = (await sofia.get('prospects?filter[points][gte]=50&sort=points')).body;
  expect(data.map(({ points }: { points: number }) => points)).toEqual([50, 100]);
});

test('a prospect is invited once, by who runs the channel', async () => {
  const [first] = (await sofia.get('prospects')).body.data;
  const invited = await sofia.post(`prospects/${first.id}/invitation`);
  expect(invited.body).toMatchObject({ status: 'invited', invitedBy: expect.any(String) });
  const again = await sofia.post(`prospects/${first.id}/invitation`);
  expect([again.status, again.body.code]).toEqual([409, 'recruitment.prospect-invited']);
  expect((await sofia.get('prospects?filter[status]=open')).body.data).toHaveLength(2);
});

test('no partner and no other programme reads or invites prospects', async () => {
  const [first] = (await sofia.get('prospects')).body.data;
  expect((await ana.get('prospects')).status).toBe(403);
  expect((await ana.post(`prospects/${first.id}/invitation`)).status).toBe(403);
  expect((await quinn.get(`prospects/${first.id}`)).status).toBe(404);
  expect((await quinn.post(`prospects/${first.id}/invitation`)).status).toBe(404);
});

test('a draft of the profiles is tried on the prospects before it is published', async () => {
  const document = {
    kind: 'recruitment.profile',
    name: 'Swiss firms',
    profiles: [
      {
        role: 'reseller',
        wishes: [
          {
            clause: 'R1',
            text: 'Sits in Switzerland',
            condition: { field: 'prospect.country', operator: 'is', value: 'CH' },
            weight: 1,
          },
        ],
      },
    ],
  };
  const draft = (await martin.post('policies', { kind: 'recruitment.profile', document })).body;
  const tried = await martin.post(`policies/${draft.id}/trial`);
  expect(tried.body).toMatchObject({ considered: 3, changed: 3 });
  expect((await martin.post(`policies/${draft.id}/publication`, {})).status).toBeLessThan(300);
  const [best] = (await sofia.get('prospects')).body.data;
  expect(best).toMatchObject({ name: 'Alpen Handel', points: 100 });
});

test('an import of prospects is taken back, but not a prospect that was invited meanwhile', async () => {
  const { jobId } = await imported('name,country\nRhein Rampen,DE\nMain Rampen,DE\n');
  const { data } = (await sofia.get('prospects?filter[name]=Main%20Rampen')).body;
  await sofia.post(`prospects/${data[0].id}/invitation`);
  await asHost((call) => undoNow(call, importKinds, jobId));
  const left = (await sofia.get('prospects?filter[name][contains]=Rampen')).body.data;
  expect(left.map(({ name }: { name: string }) => name)).toEqual(['Main Rampen']);
});

test('a prospect with an address is invited by mail, once, with what speaks for it and a way to want no more', async () => {
  await imported(`name,country,domain,email,specialisations
Wattenmeer Technik,DE,watten.example,hallo@watten.example,Pumps
Warft Handel,DE,warft.example,post@warft.example,
`);
  const find = async (name: string) =>
    (await sofia.get(`prospects?filter[name][contains]=${name}`)).body.data[0];
  const { id } = await find('Wattenmeer');
  expect((await sofia.post(`prospects/${id}/invitation`)).body.status).toBe('invited');
  expect((await sofia.post(`prospects/${id}/invitation`)).status).toBe(409);
  await settle();
  await settle();
  const mails = await asHost(({ tx }) =>
    sql<{
      text: string;
      unsubscribeUrl: string;
    }>`select text_body as text, unsubscribe_url from public.mails
      where recipient = 'hallo@watten.example'`.execute(tx),
  );
  expect(mails.rows).toHaveLength(1);
  const [{ text, unsubscribeUrl } = { text: '', unsubscribeUrl: '' }] = mails.rows;
  const { reasons } = (await sofia.get(`prospects/${id}`)).body;
  for (const { text: wish, met } of reasons) expect(text.includes(wish)).toBe(met === 'met');
  expect(text).toContain('/p/harbour/apply');
  const { pathname } = new URL(unsubscribeUrl);
  const ask = (path: string, method = 'GET') =>
    world.app.request(`http://fairway.test${path}`, { method });
  expect((await ask(pathname)).status).toBe(200);
  expect((await find('Wattenmeer')).status).toBe('invited');
  expect((await ask(`${pathname.slice(0, -2)}xx`, 'POST')).status).toBe(404);
  expect((await ask(pathname.replace('harbour', 'quarry'), 'POST')).status).toBe(200);
  expect((await find('Wattenmeer')).status).toBe('invited');
  expect((await ask(pathname, 'POST')).status).toBe(200);
  expect((await find('Wattenmeer')).status).toBe('do-not-contact');
  const again = await sofia.post(`prospects/${id}/invitation`);
  expect([again.status, again.body.code]).toEqual([409, 'recruitment.prospect-closed']);
});

test('an invitation is written in the language of whoever invites', async () => {
  await sofia.post('session/language', { language: 'de' });
  const [{ id }] = (await sofia.get('prospects?filter[name][contains]=Warft')).body.data;
  await sofia.post(`prospects/${id}/invitation`);
  await settle();
  await sofia.post('session/language', { language: 'en' });
  const { rows } = await asHost(({ tx }) =>
    sql<{
      subject: string;
    }>`select subject from public.mails where recipient = 'post@warft.example'`.execute(tx),
  );
  expect(rows).toEqual([
    { subject: 'Harbour Tools lädt Warft Handel in sein Partnerprogramm ein' },
  ]);
});

test('a prospect that applies is followed: applied, and a partner once it is approved', async () => {
  await applied('post@warft.example', { companyName: 'Warft Handel' });
  await settle();
  await settle();
  const [row] = (await sofia.get('prospects?filter[name][contains]=Warft')).body.data;
  expect(row.status).toBe('joined');
  expect((await sofia.post(`prospects/${row.id}/invitation`)).body.code).toBe(
    'recruitment.prospect-closed',
  );
});
