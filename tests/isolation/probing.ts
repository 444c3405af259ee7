import { probers, type Prober } from './actors.ts';
import { chooser } from './choices.ts';
import { furnish } from './furnish.ts';
import { planTogether } from './furnish-together.ts';
import { keepViews } from './keep-views.ts';
import { listProbes } from './lists.ts';
import { readOwners, type Owners } from './owners.ts';
import {
  ends,
  merges,
  namesRecords,
  operationsOf,
  probeOf,
  probesOf,
  writes,
  type Operation,
  type Planner,
  type Probe,
} from './plan.ts';
import { addForeignIds, ask, newRun, send, type Run } from './run.ts';
import { tableHashes } from './rows.ts';
import { seedNumber, type ProbeWorld } from './world.ts';

export type Probing = {
  world: ProbeWorld;
  cast: Prober[];
  owners: Owners;
  operations: Operation[];
  planner: Planner;
};

/** Furnishes a world and makes ready to probe it. */
export async function prepare(world: ProbeWorld): Promise<Probing> {
  const cast = await probers(world);
  await furnish(world, cast);
  await keepViews(world, cast);
  await planTogether(world, cast);
  const owners = await readOwners(world);
  const planner = { document: world.document, owners, choose: chooser(owners, seedNumber) };
  return { world, cast, owners, operations: operationsOf(world.document), planner };
}

/** Every reading operation by everybody, in every relation, and every list in many ways. */
export async function probeReads(probing: Probing, run: Run): Promise<void> {
  const { cast, planner, operations, world } = probing;
  const cursors = await cursorsOf(probing);
  const reads = operations.filter((operation) => !writes(operation));
  const probes = cast.flatMap((prober) =>
    reads.flatMap((operation) => [
      ...probesOf(planner, operation, prober, false),
      ...(/\{/.test(operation.path)
        ? []
        : listProbes(planner, operation, prober, cursors.get(operation.path) ?? [])),
    ]),
  );
  await send(world, run, probes);
}

/** What everybody sees once the probes have written: their marks, their events, their mails. */
async function probeOwnReads({ world, operations, planner, cast }: Probing, run: Run) {
  await readOwners(world, planner.owners);
  const reads = operations.filter((operation) => !writes(operation));
  const probes = cast.flatMap((prober) =>
    reads.flatMap((operation) => [probeOf(planner, operation, prober, 'own')]),
  );
  await send(
    world,
    run,
    probes.filter((probe) => probe !== undefined),
  );
}

/** Cursors that the vendor's, a rival's and the other programme's readers were given, by list. */
async function cursorsOf({ cast, operations, world }: Probing): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const readers = cast.filter(({ kind }) => kind.endsWith('.admin'));
  for (const operation of operations.filter(
    ({ path, method }) => method === 'GET' && !path.includes('{'),
  ))
    for (const prober of readers) {
      const url = `${operation.path}?limit=1`;
      const { body } = await ask(world, {
        operation,
        prober,
        url,
        headers: {},
        body: undefined,
        relation: 'own',
      });
      const cursor = /"nextCursor":"([^"]+)"/.exec(body)?.[1];
      if (cursor) found.set(operation.path, [...(found.get(operation.path) ?? []), cursor]);
    }
  return found;
}

/**
 * Every writing operation with foreign, unknown and malformed ids in path and body.
 *
 * @returns the tables whose rows are others than before: none, if isolation holds
 */
export async function probeForeignWrites(probing: Probing, run: Run): Promise<string[]> {
  const { world, operations, planner, cast } = probing;
  const probes = cast.flatMap((prober) =>
    operations
      .filter((operation) => writes(operation) && namesRecords(operation, world.document))
      .flatMap((operation) => foreignProbes(planner, operation, prober)),
  );
  const before = await tableHashes(world);
  await send(world, run, probes);
  const after = await tableHashes(world);
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

/** A visitor's programme in the path is no foreign record: the form of any programme is open. */
function foreignProbes(planner: Planner, operation: Operation, prober: Prober): Probe[] {
  const probes = probesOf(planner, operation, prober, true);
  return operation.path.includes('{programme}')
    ? probes.filter(({ relation }) => relation === 'random' || relation === 'malformed')
    : probes;
}

/** Writing operations with one's own records: what they answer may tell of nobody else either. */
export async function probeOwnWrites(probing: Probing, run: Run, rounds: number): Promise<void> {
  const { world, operations, planner, cast } = probing;
  const going = operations.filter(
    (operation) => writes(operation) && !ends(operation) && !merges(operation),
  );
  for (let round = 0; round < rounds; round++) {
    await readOwners(world, planner.owners);
    const probes = going.flatMap((operation) =>
      cast.flatMap((prober) => probesOf(planner, operation, prober, false)),
    );
    await send(world, run, probes);
  }
  await insist(probing, run);
  // Ids are drawn: another draw may find the record that the operation is about.
  for (const operation of operations.filter(ends))
    for (let round = 0; round === 0 || (round < 10 && !isReached(run, operation)); round++) {
      const probes = cast.flatMap((prober) => probesOf(planner, operation, prober, false));
      await send(world, run, probes);
      await revive(world);
    }
}

/**
 * From here on the vendor offers leads and publishes drafts, so that partners may read them:
 * texts of leads carry the whole programme's mark now, and their ids alone tell whose they are.
 */
export async function letTell({ world }: Probing, run: Run): Promise<void> {
  run.told = true;
  const mark = `'canary:(programme-\\d)/[a-z0-9-]+:', 'canary:\\1/programme:', 'g'`;
  await world.owner.query(
    `update public.leads set company_name = regexp_replace(company_name, ${mark}), city = regexp_replace(city, ${mark}),
       need = regexp_replace(need, ${mark}), contact_name = regexp_replace(contact_name, ${mark}),
       contact_email = 'c' || md5(id) || '@lead.example'`,
  );
  await world.owner.query(
    `update public.lead_offers set teaser = regexp_replace(teaser::text, ${mark})::jsonb`,
  );
}

function isReached(run: Run, { operationId }: Operation): boolean {
  return (run.reached.get(operationId) ?? 999) < 300;
}

/** Operations that met no record in the right state yet are asked again until one is. */
async function insist({ world, operations, planner, cast }: Probing, run: Run): Promise<void> {
  for (let round = 0; round < 30; round++) {
    const missed = operations.filter(
      (one) => writes(one) && !ends(one) && !merges(one) && !isReached(run, one),
    );
    const probes = cast.flatMap((prober) =>
      missed
        .filter((operation) => operation['x-may'].includes(prober.kind))
        .map((operation) => probeOf(planner, operation, prober, 'own')),
    );
    if (missed.length > 0) await reopen(world);
    await send(
      world,
      run,
      probes.filter((probe) => probe !== undefined),
    );
    await readOwners(world, planner.owners);
  }
}

/** A firm has one application, answers once about the vendor, and has one plan that waits: earlier probes may have ended them. */
async function reopen({ owner }: ProbeWorld): Promise<void> {
  await owner.query(
    `update public.applications set status = 'asked' where id in
       (select distinct on (organisation_id) id from public.applications order by organisation_id, submitted_at desc, id desc)`,
  );
  await owner.query('delete from public.vendor_assessments');
  await owner.query(`update public.partner_plans set status = 'replaced'`);
  await owner.query(
    `update public.partner_plans set status = 'proposed' where id in
       (select min(id) from public.partner_plans group by organisation_id)`,
  );
}

/** Gives back the sessions, memberships and keys that probes have ended. */
async function revive({ owner }: ProbeWorld): Promise<void> {
  await owner.query('update public.memberships set ended_at = null where ended_at is not null');
  await owner.query('update public.api_keys set ended_at = null where ended_at is not null');
  await owner.query('update auth.sessions set ended_at = null where ended_at is not null');
}

/** The operation that takes a whole programme away, asked for the second one, and done. */
export async function probeSampleRemoval({ world, operations, planner, cast }: Probing, run: Run) {
  await world.owner.query(`update public.programmes set sample = true where slug = 'programme-2'`);
  const removal = operations.filter(({ operationId }) => operationId === 'removeSample');
  const probes = cast.flatMap((prober) =>
    removal.flatMap((operation) => [probeOf(planner, operation, prober, 'own')]),
  );
  await send(
    world,
    run,
    probes.filter((probe) => probe !== undefined),
  );
  await world.pass(60);
}

/** One partner merged into another by an administrator; ids are drawn until they are of two. */
export async function probeMerge({ world, operations, planner, cast }: Probing, run: Run) {
  for (const operation of operations.filter(merges))
    for (
      let tries = 0;
      tries < 30 && (run.reached.get(operation.operationId) ?? 999) >= 300;
      tries++
    ) {
      const probes = cast
        .filter(({ kind, programme }) => kind === 'vendor.admin' && programme === 'programme-1')
        .map((prober) => probeOf(planner, operation, prober, 'own'));
      await send(
        world,
        run,
        probes.filter((probe) => probe !== undefined),
      );
    }
  await world.pass(60);
}

/** All of it, in the order in which later probes still find what they need. */
export async function probeEverything(probing: Probing): Promise<Run & { changed: string[] }> {
  const run = newRun();
  await probeReads(probing, run);
  const changed = await probeForeignWrites(probing, run);
  await letTell(probing, run);
  await probeOwnWrites(probing, run, 1);
  await probing.world.pass(60 * 60);
  await probeOwnReads(probing, run);
  await addForeignIds(probing.world, run, probing.owners);
  return { ...run, changed };
}
