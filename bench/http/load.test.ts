import fc from 'fast-check';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { load, percentile } from './load.ts';
import { figuresOf } from './measure.ts';

test('a percentile is one of the values, with no more than its share below it', () => {
  const values = fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ noNaN: true, min: 0, max: 1 }), (list, share) => {
      const found = percentile(list, share) ?? Number.NaN;
      expect(list).toContain(found);
      expect(list.filter((value) => value < found).length).toBeLessThanOrEqual(share * list.length);
    }),
  );
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(percentile([4, 1, 3, 2], 0.95)).toBe(4);
});

test('a round ends at its number of requests and counts refusals apart', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    response.statusCode = ++asked % 4 === 0 ? 409 : 200;
    response.end('said');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const round = await load(
    new URL(`http://127.0.0.1:${port}`),
    () => ({ method: 'GET', path: '/', token: 'x' }),
    { clients: 3, seconds: 30, requestsAtMost: 40 },
  );
  server.close();
  expect(asked).toBe(40);
  expect(round.milliseconds.length).toBe(30);
  expect(round.errors).toBe(10);
  expect(round.firstError).toContain('409 said');
});

test('the best round is told, and the errors of all', () => {
  const round = (milliseconds: number[], errors: number) => ({
    milliseconds,
    errors,
    firstError: errors > 0 ? 'refused' : null,
    seconds: 2,
    serverCpu: 0.3,
    databaseCpu: 0.2,
  });
  const figures = figuresOf([round([9, 9], 1), round([1, 2], 0), round([], 2)]);
  expect(figures).toMatchObject({
    requests: 2,
    requestsPerSecond: 1,
    p50: 1,
    p95: 2,
    errors: 3,
    firstError: 'refused',
    cpuMillisecondsPerRequest: { server: 150, database: 100 },
    p95OfRounds: [9, 2, null],
  });
});
