import { pick } from '../../app/seed/random.ts';
import type { Probe } from '../isolation/plan.ts';

type Random = () => number;
type Json = Record<string, unknown>;

/** Values that no field expects; some of them every field of text may hold. */
export const nastyValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 63,
  1e-7,
  '',
  ' ',
  '0',
  '-1',
  'NaN',
  'null',
  [],
  {},
  [[]],
  [null],
  { a: { b: {} } },
  { $ne: null },
  { toString: 'x' },
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066x',
  '\ufeffx',
  '👩‍👩‍👧‍👦'.repeat(20),
  'é'.repeat(5000),
  'x'.repeat(100_000),
  '9'.repeat(400),
  `-${'9'.repeat(40)}.5`,
  '1e400',
  '0x10',
  '2026-02-30',
  '2026-13-01T25:61:61Z',
  '0000-00-00',
  '9999-12-31T23:59:59.999999999Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:01Z',
  'now',
  'infinity',
  `' or 1=1 --`,
  `'; drop table partners; --`,
  `{"a":1}`,
  '{}',
  '[]',
  '../../etc/passwd',
  '%00',
  '%',
  '\\',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd()',
  'org_01k00000000000000000000000',
  'a@b',
  '@',
  'US',
  'ZZ',
  'XXX',
  Array.from({ length: 5000 }, () => 'x'),
  Array.from({ length: 300 }, (_, at) => ({ at })),
];

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY'];
const contentTypes = [
  '',
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json;',
  'multipart/form-data',
  'application/merge-patch+json',
];
const versions = ['*', '"0"', '"-1"', '"1", "2"', 'W/"1"', '"', '"999999999"', 'null'];

/** A request that is asked wrongly in one or two places, chosen by the generator. */
export type Spoilt = { probe: Probe; method: string; body: string | Uint8Array | undefined };

export function spoil(probe: Probe, random: Random): Spoilt {
  const spoilt: Spoilt = {
    probe: { ...probe, headers: { ...probe.headers } },
    method: probe.operation.method,
    body: probe.body,
  };
  const ways = [inBody, inBody, inBody, inQuery, inQuery, inPath, inHeaders, inMethod, inBytes];
  pick(random, ways)(spoilt, random);
  if (random() < 0.2) pick(random, ways)(spoilt, random);
  return spoilt;
}

function inBody(spoilt: Spoilt, random: Random): void {
  const value = pick(random, nastyValues);
  let body: unknown = parsed(spoilt.body);
  if (random() < 0.1 || typeof body !== 'object' || body === null) body = value;
  else if (random() < 0.15)
    body = {
      ...body,
      [pick(random, ['unknown', 'id', 'programmeId', 'version', 'status', ''])]: value,
    };
  else body = withOneSpoilt(body as Json, value, random); // an object, as was asked
  spoilt.body = JSON.stringify(body);
  spoilt.probe.headers['content-type'] ??= 'application/json';
}

function withOneSpoilt(body: Json, value: unknown, random: Random): Json {
  const names = Object.keys(body);
  if (names.length === 0) return { name: value };
  const name = pick(random, names);
  const inner = body[name];
  const deeper =
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && random() < 0.7;
  return { ...body, [name]: deeper ? withOneSpoilt(inner as Json, value, random) : value };
}

function inQuery(spoilt: Spoilt, random: Random): void {
  const asked = spoilt.probe.operation.parameters
    .filter((one) => one.in === 'query')
    .map(({ name }) => name);
  const name = pick(random, [
    ...asked,
    'filter',
    'filter[name]',
    'filter[createdAt][within-days]',
    'filter[amount][gte]',
    'filter[',
    'sort',
    'cursor',
    'limit',
    '__proto__',
    'x',
  ]);
  const text = asText(pick(random, nastyValues));
  const query = `${encodeURIComponent(name)}=${encodeURIComponent(text.toWellFormed()).slice(0, 6000)}`;
  spoilt.probe.url += `${spoilt.probe.url.includes('?') ? '&' : '?'}${random() < 0.1 ? `${query}&${query}` : query}`;
}

function inPath(spoilt: Spoilt, random: Random): void {
  const value = asText(pick(random, nastyValues)).slice(0, 2000).toWellFormed();
  spoilt.probe.url = spoilt.probe.url.replace(
    /[a-z]+_[0-9a-z]{26}/,
    encodeURIComponent(value) || '_',
  );
}

function inHeaders(spoilt: Spoilt, random: Random): void {
  const { headers } = spoilt.probe;
  if (random() < 0.4) headers['content-type'] = pick(random, contentTypes);
  if (random() < 0.4) headers['if-match'] = pick(random, versions);
  if (random() < 0.3)
    headers['idempotency-key'] = pick(random, ['', 'x'.repeat(300), 'é', '"', 'a b', "'"]);
  if (random() < 0.2)
    headers['x-file-name'] = pick(random, ['%', '%00', '../x', '%F0%28', 'x'.repeat(4000)]);
  if (random() < 0.1) headers['accept'] = 'application/xml';
  if (random() < 0.1) headers['content-length'] = '99999999999';
}

function inMethod(spoilt: Spoilt, random: Random): void {
  spoilt.method = pick(random, methods);
}

/** Text that is cut, doubled, deep or no UTF-8 at all. */
function inBytes(spoilt: Spoilt, random: Random): void {
  const text = typeof spoilt.body === 'string' ? spoilt.body : '{}';
  spoilt.probe.headers['content-type'] ??= 'application/json';
  spoilt.body = pick<string | Uint8Array>(random, [
    text.slice(0, -1),
    `${text}${text}`,
    `\ufeff${text}`,
    '['.repeat(3000),
    `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`,
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    Buffer.from(text, 'utf16le'),
    text.replace('{', '{"name":"a","name":{},'),
    'null',
    '"x"',
    '1',
    '\u0000',
  ]);
}

function parsed(body: Spoilt['body']): unknown {
  if (typeof body !== 'string') return {};
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
