import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { present } from '../../platform/clock/index.ts';
import { sendMail } from '../../platform/mail/index.ts';
import { asWorker } from '../demonstration/programme.ts';
import { readSettings } from '../settings.ts';
import { composeWorker } from '../worker.ts';

const world = await makeWorld();
const { martin, database, programmeId } = world;
const received: string[] = [];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let source = '';
    stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
    stream.on('end', () => {
      received.push(source);
      done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
const address = server.server.address();
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const worker = composeWorker(
  database,
  readSettings({
    FAIRWAY_TEST: '1',
    FAIRWAY_SECRET: world.secret,
    SMTP_URL: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  }),
  quiet,
);

test('a mail leaves under the sender that the programme has set', async () => {
  const etag = (await martin.get('programme-settings')).headers.get('etag') ?? '';
  const sender = { senderName: 'Harbour, Partners', senderAddress: 'partners@harbour.example' };
  await martin.patch('programme-settings', sender, { 'if-match': etag });
  await asWorker(database, programmeId, present(), (call) =>
    sendMail(call, {
      to: 'ana@eastside.example',
      template: 'sign-in-code',
      facts: { code: '314159', minutes: 10 },
    }),
  );
  await worker.sweep();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/^From: "Harbour, Partners" <partners@harbour\.example>\r?$/m);
});
