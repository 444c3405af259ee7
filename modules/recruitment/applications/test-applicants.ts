import { sql } from 'kysely';
import { expect } from 'vitest';
import { workerOf } from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction } from '../../../platform/database/index.ts';
import type { World } from '../../../tests/world/world.ts';

export const firm = {
  companyName: 'Nordsee Logistik',
  applicantName: 'Lena Petersen',
  country: 'DE',
  roles: ['reseller', 'service'],
  'answer-customers': '40',
  'answer-employees': '12',
  'answer-sellsToday': 'yes',
  'answer-contact': 'yes',
};
export const doubtful = { 'answer-customers': '2', 'answer-sellsToday': 'no' };

/** Strangers at the public page of Harbour Tools, with the mail that reaches them. */
export function applying(world: World) {
  const form = async (path: string, fields: Record<string, string | string[]>, cookie?: string) =>
    world.app.request(`http://fairway.test/p/harbour/apply${path}`, {
      method: 'POST',
      body: new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        ),
      ),
      headers: { origin: 'http://fairway.test', ...(cookie ? { cookie } : {}) },
    });

  const asWorker = <T>(work: Parameters<typeof transaction<T>>[4]) =>
    transaction(world.database, workerOf(world.programmeId), present(), newId('req'), work);

  async function mails(
    email: string,
  ): Promise<{ template: string; text: string; subject: string }[]> {
    const { rows } = await asWorker(({ tx }) =>
      sql<{ template: string; text: string; subject: string }>`
      select template, text_body as text, subject from public.mails where recipient = ${email} order by id`.execute(
        tx,
      ),
    );
    return rows;
  }

  const codes = async (email: string) =>
    (await mails(email)).filter(({ template }) => template === 'address-code');

  /** The code mailed last to the address, after `earlier` others; it leaves after the page has answered. */
  async function codeFor(email: string, earlier = 0): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      const sent = await codes(email);
      const found = /\b\d{6}\b/.exec(sent.at(-1)?.text ?? '')?.[0];
      if (found && sent.length > earlier) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`No code was mailed to ${email}.`);
  }

  async function proven(
    email: string,
  ): Promise<{ proof: string; text: string; response: Response }> {
    const earlier = (await codes(email)).length;
    await form('', { email });
    const response = await form('/code', { email, code: await codeFor(email, earlier) });
    const text = await response.text();
    return { proof: /name="proof" value="([^"]+)"/.exec(text)?.[1] ?? '', text, response };
  }

  async function applied(email: string, fields: object = {}) {
    const { proof } = await proven(email);
    const response = await form('/firm', { ...firm, proof, act: 'send', ...fields });
    expect(response.status).toBe(303);
    const cookies = response.headers.get('set-cookie') ?? '';
    const { get, post } = asHolder(world, /fairway_session=([^;]+)/.exec(cookies)?.[1] ?? '');
    // oxlint-disable-next-line typescript/no-explicit-any -- tests read what came over the wire and assert it
    const own = (await get('application')).body.application as any;
    return { get, post, own };
  }

  return { form, asWorker, mails, codeFor, proven, applied };
}

/** The API as whoever holds the session. */
function asHolder(world: World, token: string) {
  const ask = async (path: string, more: RequestInit) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await world.app.request(`/v1/${path}`, { headers, ...more });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    get: (path: string) => ask(path, {}),
    post: (path: string, body?: object) =>
      ask(path, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) }),
  };
}
