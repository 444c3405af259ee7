import { beforeAll, describe, expect, it } from 'vitest';
import type { Prober } from './actors.ts';
import { fieldNames, takesConditions } from './lists.ts';
import { probeOf, writes, type Operation, type Probe } from './plan.ts';
import { prepare, type Probing } from './probing.ts';
import { ask } from './run.ts';
import type { Received } from './scan.ts';
import { probeWorld } from './world.ts';

const world = await probeWorld();
let probing: Probing;

beforeAll(async () => {
  probing = await prepare(world);
}, 120_000);

const named = (kind: string, partner: string | null): Prober => {
  const found = probing.cast.find((prober) => prober.kind === kind && prober.partner === partner);
  if (!found) throw new Error(`Nobody is ${kind} of ${partner}.`);
  return found;
};

/** An answer without what may differ: the request's own id, and the address it repeats. */
function bare({ status, headers, body }: Received, url: string): string {
  const path = url.split('?')[0] ?? '';
  const ids = [...(url.match(/[a-z]+_[0-9a-z]{26}/g) ?? [])];
  const text = [
    status,
    headers.replace(/x-request-id: \S+/, ''),
    body.replace(/"requestId":"\w+"/, '').replace(JSON.stringify(path), ''),
  ].join('\n');
  return ids.reduce((masked, id) => masked.replaceAll(id, '…'), text);
}

/** As `bare`, also without the ids that the body named. */
async function answerTo(probe: Probe): Promise<string> {
  const answer = bare(await ask(world, probe), probe.url);
  const ids = probe.body?.match(/[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}/g) ?? [];
  return ids.reduce((masked, id) => masked.replaceAll(id, '…'), answer);
}

describe('a record of others', () => {
  it('is answered with the same bytes as one that never was, by every operation that names records', async () => {
    const { operations, planner, cast } = probing;
    let pairs = 0;
    const told: string[] = [];
    for (const operation of operations.filter(({ path }) => path.includes('{id}')))
      for (const prober of cast.filter(({ side }) => side !== 'public'))
        for (const relation of ['rival', 'other'] as const) {
          const foreign = probeOf(planner, operation, prober, relation);
          const unknown = probeOf(planner, operation, prober, 'random');
          if (!foreign || !unknown) continue;
          pairs += 1;
          const [left, right] = await Promise.all([answerTo(foreign), answerTo(unknown)]);
          if (left !== right)
            told.push(`${prober.name} ${operation.operationId}: ${left} ≠ ${right}`);
        }
    console.info(`isolation: ${pairs} pairs of a foreign and an unknown record`);
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(1000);
  }, 300_000);

  it('is answered so too when it is named in the body', async () => {
    const { operations, planner, cast } = probing;
    const told: string[] = [];
    let pairs = 0;
    for (const operation of operations.filter((one) => writes(one) && one.requestBody))
      for (const prober of cast.filter(({ side }) => side !== 'public'))
        for (const relation of ['rival', 'other'] as const) {
          const [foreign, unknown] = [relation, 'random' as const].map((inBody) =>
            probeOf(
              planner,
              operation,
              prober,
              operation.path.includes('{id}') ? 'own' : inBody,
              inBody,
            ),
          );
          if (
            !foreign?.body ||
            !unknown ||
            !/[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}/.test(foreign.body)
          )
            continue;
          pairs += 1;
          const sent = { ...unknown, url: foreign.url, headers: foreign.headers };
          const left = await answerTo(foreign);
          const right = await answerTo(sent);
          if (left !== right)
            told.push(`${prober.name} ${operation.operationId}: ${left} ≠ ${right}`);
        }
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(20);
  }, 300_000);
});

describe('a field that the reader may not know', () => {
  it('is refused in filters and sorts with the same 400 as one that is nowhere', async () => {
    const ana = named('partner.admin', 'partner-001');
    const sofia = named('vendor.channel-manager', null);
    let hidden = 0;
    for (const operation of probing.operations.filter(takesConditions)) {
      if (!operation['x-may'].includes('partner.admin')) continue;
      for (const field of fieldNames) {
        const [vendors, partners] = [
          await refusal(operation, sofia, field),
          await refusal(operation, ana, field),
        ];
        if (vendors !== null || partners === null) continue;
        hidden += 1;
        const nowhere = await refusal(operation, ana, 'q'.repeat(field.length));
        expect(partners, `${operation.operationId} ${field}`).toBe(nowhere);
      }
    }
    expect(hidden).toBeGreaterThan(3);
  }, 120_000);

  /** The problem of a sort by an unknown field with the field's name taken out; null when it is known. */
  async function refusal(
    operation: Operation,
    prober: Prober,
    field: string,
  ): Promise<string | null> {
    const url = `${operation.path}?sort=${field}`;
    const probe: Probe = { operation, prober, relation: 'own', url, headers: {}, body: undefined };
    const received = await ask(world, probe);
    if (!received.body.includes('unknown-field')) return null;
    expect(received.status).toBe(400);
    // A suggestion comes from the fields that this reader may use, whatever was asked for.
    return bare(received, url)
      .replaceAll(field, '…')
      .replaceAll(/ Did you mean \\"\w+\\"\?|,"suggestion":"\w+"/g, '');
  }

  it('is refused in bodies with the same 400 as one that is nowhere', async () => {
    const ana = named('partner.admin', 'partner-001');
    for (const [operationId, fields] of [
      ['changeOwnCompany', ['tier', 'stage', 'metrics', 'programmeId', 'version', 'id']],
      ['registerDeal', ['organisationId', 'status', 'protectedUntil', 'decisionId', 'accountId']],
    ] as const) {
      const operation = probing.operations.find((one) => one.operationId === operationId);
      if (!operation) throw new Error(`${operationId} is gone.`);
      const base = probeOf(probing.planner, operation, ana, 'own');
      if (!base) throw new Error(`${operationId} was not made.`);
      const answer = async (field: string) => {
        const body = JSON.stringify({
          need: 'x',
          customerName: 'x',
          contactEmail: 'a@b.example',
          [field]: 'x',
        });
        const received = await ask(world, {
          ...base,
          url: base.url,
          headers: { ...base.headers, 'if-match': '"1"' },
          body,
        });
        return bare(received, base.url).replaceAll(`/${field}`, '…');
      };
      for (const field of fields) expect(await answer(field)).toBe(await answer('q'.repeat(12)));
    }
  });
});
