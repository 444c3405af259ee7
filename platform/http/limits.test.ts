import { beforeAll, expect, it } from 'vitest';
import { notesEdge } from '../../tests/setup/notes.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';

const { database } = await testDatabase();
let edge: Awaited<ReturnType<typeof notesEdge>>;
let sofia: string;
let martin: string;

beforeAll(async () => {
  // So slow that no request of this test gets a second one back while it runs.
  edge = await notesEdge(database, await testProgramme(database), {
    limits: { readsPerSecond: 0.005, writesPerSecond: 0.005, burstSeconds: 600 },
  });
  sofia = await edge.token('vendor.admin');
  martin = await edge.token('vendor.seller');
});

it('gives each session its own measure of reads and writes, and says when to come again', async () => {
  const reads = [];
  for (let count = 0; count < 4; count++) reads.push(await edge.send(sofia, 'GET /notes'));
  expect(reads.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  const last = reads.at(-1);
  expect(last?.body).toMatchObject({ code: 'http.too-many-requests', status: 429 });
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await edge.send(sofia, 'HEAD /notes')).status).toBe(429);
  expect((await edge.send(sofia, 'POST /keys')).status).toBe(201);
  expect((await edge.send(martin, 'GET /notes')).status).toBe(200);
});
