import { beforeAll, expect, it } from 'vitest';
import { randomFrom } from '../../app/seed/random.ts';
import { ends, probeOf, type Probe } from '../isolation/plan.ts';
import { prepare, type Probing } from '../isolation/probing.ts';
import { ask } from '../isolation/run.ts';
import { probeWorld, seedNumber } from '../isolation/world.ts';
import { spoil, type Spoilt } from './nasty.ts';
import { shapesOf } from './shapes.ts';

const world = await probeWorld();
let probing: Probing;

beforeAll(async () => {
  probing = await prepare(world);
}, 120_000);

const kinds = ['vendor.admin', 'partner.admin', 'api-key'];
const rounds = 20;
/** Words of the inside: of PostgreSQL, of Node, of our files. */
const inside =
  /syntax error|relation \\?"|column \\?"|violates \w|permission denied for|pg_|node_modules|\\n\s+at |\.ts:\d|ECONN|ZodError|kysely|\bselect .+ from\b/i;

it('answers whatever is sent with a documented shape, never with a fault and never with its inside', async () => {
  const random = randomFrom(seedNumber);
  const shapeOf = shapesOf(world.document);
  const spoilt = requests(random);
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  for (let from = 0; from < spoilt.length; from += 10)
    await Promise.all(
      spoilt.slice(from, from + 10).map(async (one) => {
        const received = await send(one);
        statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1);
        const fault = faultOf(one, received, shapeOf);
        if (fault)
          faults.push(
            `${fault}: ${describe(one)} → ${received.status} ${received.body.slice(0, 500)}`,
          );
      }),
    );
  console.info(
    `bad input: ${spoilt.length} spoilt requests, seed ${seedNumber}, ${JSON.stringify(Object.fromEntries([...statuses].toSorted(([one], [other]) => one - other)))}`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  expect(world.faults.slice(0, 4)).toEqual([]);
  expect(spoilt.length).toBeGreaterThanOrEqual(5000);
}, 600_000);

function requests(random: () => number): Spoilt[] {
  const { cast, operations, planner } = probing;
  const actors = cast.filter(
    ({ kind, programme }) => kinds.includes(kind) && programme === 'programme-1',
  );
  const probes: Probe[] = [];
  for (let round = 0; round < rounds; round++)
    for (const operation of operations.filter((one) => !ends(one)))
      for (const prober of actors) {
        const mayCall =
          operation['x-may'].includes(prober.kind) || operation['x-may'].includes('anonymous');
        const probe = mayCall ? probeOf(planner, operation, prober, 'own') : undefined;
        if (probe) probes.push(probe);
      }
  return probes.map((probe) => spoil(probe, random));
}

async function send({ probe, method, body }: Spoilt) {
  return ask(world, {
    ...probe,
    operation: { ...probe.operation, method },
    // fetch takes no body with these two, whoever sends one.
    body: (method === 'GET' || method === 'HEAD' ? undefined : body) as string | undefined,
  });
}

function faultOf(
  { probe, method }: Spoilt,
  { status, headers, body }: Awaited<ReturnType<typeof send>>,
  shapeOf: ReturnType<typeof shapesOf>,
): string | null {
  if (status >= 500) return 'a fault';
  if (status >= 400 && inside.test(withoutEcho(body, probe))) return 'the inside shows';
  if (method === 'HEAD' || (method !== probe.operation.method && status < 400)) return null;
  const shape = shapeOf(probe.operation, status < 400 ? status : 400);
  if (status >= 400 && !headers.includes('application/problem+json')) return 'no problem document';
  if (!shape)
    return body === '' || probe.operation.responses[String(status)]
      ? null
      : 'a body where none is documented';
  const read = shape.safeParse(JSON.parse(body));
  return read.success
    ? null
    : `another shape than documented (${read.error.message.slice(0, 300)})`;
}

/** What the request itself said may stand in the answer. */
function withoutEcho(body: string, { url }: Probe): string {
  return body
    .replace(/"instance":"(?:[^"\\]|\\.)*"/, '')
    .replaceAll(
      decodeURIComponent(
        url.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[c-f8-9ab][0-9a-f]/gi, ''),
      ),
      '',
    );
}

const describe = ({ probe, method, body }: Spoilt) =>
  `${probe.prober.kind} ${method} ${probe.url.slice(0, 200)} ${JSON.stringify(probe.headers).slice(0, 200)} ${String(body ?? '').slice(0, 200)}`;
