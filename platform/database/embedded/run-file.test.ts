import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { claimServer, findServer } from './index.ts';
import { ownMark } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairway-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const facts = { version: '1.2.3', address: 'http://127.0.0.1:4000', database: '/some/socket' };

test('a second server on a data folder is refused and told of the first', () => {
  const claim = claimServer(folder, facts);
  expect(() => claimServer(folder, facts)).toThrowError(
    `Fairway already runs on ${folder} (process ${process.pid}, http://127.0.0.1:4000)`,
  );
  claim.release();
  claimServer(folder, facts).release();
});

test('other commands read what the running server says, and nothing after its end', () => {
  const claim = claimServer(folder, { ...facts, address: null });
  claim.update({ address: 'http://127.0.0.1:4321' });
  expect(findServer(folder)).toMatchObject({
    ...facts,
    address: 'http://127.0.0.1:4321',
    pid: process.pid,
  });
  expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  claim.release();
  expect(findServer(folder)).toBeUndefined();
});

test('a run file left by a dead process does not stand in the way', () => {
  writeFileSync(
    join(folder, 'run.json'),
    JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1', ...facts }),
  );
  expect(findServer(folder)).toBeUndefined();
  claimServer(folder, facts).release();
});

test('a run file whose process number now belongs to another process does not stand in the way', () => {
  writeFileSync(
    join(folder, 'run.json'),
    JSON.stringify({ ...ownMark(), startedAt: '1', ...facts }),
  );
  expect(findServer(folder)).toBeUndefined();
  claimServer(folder, facts).release();
});

test('a run file cut short does not stand in the way', () => {
  writeFileSync(join(folder, 'run.json'), '{"pid": 12');
  claimServer(folder, facts).release();
});
