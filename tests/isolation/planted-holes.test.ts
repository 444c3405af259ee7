import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { roleOf } from '../../platform/database/roles.ts';
import type { BoundRoute, HttpCall } from '../../platform/http/index.ts';
import { probesOf, type Probe } from './plan.ts';
import { prepare, type Probing } from './probing.ts';
import { tableHashes } from './rows.ts';
import { addForeignIds, newRun, send } from './run.ts';
import { probeWorld } from './world.ts';

/** Reads and writes without a filter, and an answer with a rival's id: what the probes are for. */
function withHoles(routes: BoundRoute[]): BoundRoute[] {
  const holes: Record<string, (call: HttpCall) => unknown> = {
    'GET /deal-registrations/{id}': (call) => readBare(call, 'deal_registrations'),
    'GET /accounts/{id}': (call) => readBare(call, 'accounts'),
    'PATCH /accounts/{id}': async (call) => {
      await sql`update public.accounts set name = 'Taken over' where id = ${idOf(call)}`.execute(
        call.tx,
      );
      return readBare(call, 'accounts');
    },
    'GET /policies': async (call) => {
      const { rows } =
        await sql`select min(id collate "C") as id from public.leads where organisation_id is distinct from ${call.actor.organisationId}`.execute(
          call.tx,
        );
      return Response.json(rows);
    },
  };
  return routes.map((route) => ({ ...route, handler: holes[route.key] ?? route.handler }));
}

const idOf = (call: HttpCall) => (call as unknown as { params: { id: string } }).params.id;

async function readBare(call: HttpCall, table: string): Promise<Response> {
  const { rows } =
    await sql`select * from ${sql.table(`public.${table}`)} where id = ${idOf(call)}`.execute(
      call.tx,
    );
  return Response.json(rows);
}

const world = await probeWorld(withHoles);
let probing: Probing;

beforeAll(async () => {
  probing = await prepare(world);
}, 120_000);

afterEach(() => {
  delete process.env['FAIRWAY_CHECKS'];
});

function probesOfOperations(operationIds: string[]): Probe[] {
  const { cast, operations, planner } = probing;
  return cast.flatMap((prober) =>
    operations
      .filter(({ operationId }) => operationIds.includes(operationId))
      .flatMap((operation) => probesOf(planner, operation, prober, false)),
  );
}

async function leaksOf(...operationIds: string[]): Promise<string[]> {
  const run = newRun();
  await send(world, run, probesOfOperations(operationIds));
  await addForeignIds(world, run, probing.owners);
  return run.leaks.map(({ actor, found }) => `${actor}: ${found}`);
}

const holes = ['getDealRegistration', 'getAccount', 'listPolicies'];

// In this order: each case takes one more line of defence away.
describe('the same probes', () => {
  it('find nothing where a route without a filter stands before the policies: the database holds alone', async () => {
    expect(await leaksOf(...holes)).toEqual([]);
  });

  it('find nothing where a policy is open to all and the application filters: it holds alone', async () => {
    await openPolicy('leads');
    expect(await leaksOf('listLeads', 'getLead', 'getOffer')).toEqual([]);
  });

  it('find what an open policy shows once the application does not filter', async () => {
    process.env['FAIRWAY_CHECKS'] = 'off';
    const leaks = await leaksOf('listLeads', 'getLead');
    expect(
      leaks.some((leak) =>
        /partner\.admin of programme-1\/partner-001: canary:programme-1\/partner-00[2-6]:/.test(
          leak,
        ),
      ),
    ).toBe(true);
    expect(leaks.some((leak) => /programme-1\/partner-001: canary:programme-2/.test(leak))).toBe(
      true,
    );
  });

  it('find what an unfiltered route shows, texts and ids, once the policies are gone', async () => {
    await world.dropPolicies();
    const leaks = await leaksOf('getDealRegistration', 'getAccount');
    expect(
      leaks.some((leak) =>
        /programme-1\/partner-001: canary:programme-1\/partner-00[2-6]:/.test(leak),
      ),
    ).toBe(true);
    expect(
      leaks.some((leak) => /vendor\.admin of programme-1\/vendor: canary:programme-2/.test(leak)),
    ).toBe(true);
    expect(await leaksOf('listPolicies')).toContainEqual(
      expect.stringMatching(/lead_\w+, a record of others/),
    );
  });

  it('find the rows that an unfiltered write changes', async () => {
    const before = await tableHashes(world);
    const foreign = probesOfOperations(['changeAccount']).filter(
      ({ relation }) => relation !== 'own',
    );
    await send(world, newRun(), foreign);
    const after = await tableHashes(world);
    expect(after['public.accounts']).not.toBe(before['public.accounts']);
  });
});

async function openPolicy(table: string): Promise<void> {
  await world.owner.query(
    `create policy planted on public.${table} for select to "${roleOf(world.database.rolePrefix, 'partner')}" using (true)`,
  );
}
