import type { Call } from '../../../platform/database/index.ts';
import type { ByteSource } from '../../../platform/files/csv/index.ts';
import {
  difference,
  problem,
  removeRows,
  undoRows,
  whatHangsOn,
  writeRows,
  type Change,
  type Example,
  type FormatOutcome,
  type RecordKeeper,
  type Values,
} from '../../../platform/imports/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { addPartners } from '../actions.ts';
import { changePartners } from '../imports/partner-table.ts';
import { applyStates, type Applied, type Step } from './apply-states.ts';
import type { ProgrammeDiff, TierMove } from './diff-states.ts';
import { Organisations, type Organisation } from './organisations.ts';
import {
  allPartnerships,
  insertPartnerships,
  keepStates,
  latestDays,
  partnersKnown,
  partnershipTable,
  type KnownPartner,
  type StoredPartnership,
} from './partnerships.ts';
import { readLandscape, type LandscapeFile } from './read-landscape.ts';

/** A landscape does not say where its members are: the code for an unknown country. */
const unknownCountry = 'ZZ';
const examplesAtMost = 20;

/**
 * Imports a landscape: each state in the file is compared with what stands and applied, in date
 * order. Totals of the result are sums over the states; `byProgramme` and `tierMoves` tell the
 * last one, `snapshots` tell each.
 */
export async function runLandscape(
  call: Call,
  source: ByteSource,
  { map, today }: { map?: unknown; today: string },
  write: boolean,
): Promise<FormatOutcome> {
  const file = await readLandscape(source, { ...(map === undefined ? {} : { map }), today });
  if (file.problems.length > 0) return outcomeOf(file, null, []);
  const stored = await allPartnerships(call);
  const names = file.states.flatMap(({ entries }) => entries.map(({ name }) => name.toLowerCase()));
  const partners = await partnersKnown(
    call,
    [...new Set(stored.map(({ organisationId }) => organisationId))],
    [...new Set(names)],
  );
  const organisations = new Organisations(partners, stored);
  const applied = applyStates(file.states, stored, await latestDays(call), organisations);
  if (applied.steps.length === 0) return tooOld(file, applied);
  const before = { stored, partners };
  const changes = write ? await writeAll(call, applied, organisations, before) : [];
  return outcomeOf(file, applied, changes);
}

function tooOld(file: LandscapeFile, { skipped }: Applied): FormatOutcome {
  const days = skipped.map(({ on }) => on).join(', ');
  const message = `The file describes ${days || 'no day'}, and a later day was imported before. Import a newer state; undo the later import first if this one is right.`;
  return outcomeOf(
    { ...file, problems: [problem(0, null, 'landscape.older-state', message)] },
    null,
    [],
  );
}

type Before = { stored: readonly StoredPartnership[]; partners: readonly KnownPartner[] };

async function writeAll(
  call: Call,
  { steps, partnerships }: Applied,
  organisations: Organisations,
  { stored, partners }: Before,
): Promise<Change[]> {
  const fresh = organisations.all().filter(({ isNew }) => isNew);
  await addPartners(call, fresh.map(newPartner));
  const was = new Map(partners.map((partner) => [partner.id, partner]));
  const partnerChanges = organisations.all().flatMap((organisation) => {
    const before = was.get(organisation.id);
    const differs = before && difference(standingOf(before), standingOf(organisation));
    return differs ? [{ id: organisation.id, ...differs }] : [];
  });
  await changePartners(call, partnerChanges);
  const partnershipChanges = await writePartnerships(call, stored, [...partnerships.values()]);
  for (const step of steps)
    for (const type of new Set(step.events.map((event) => event.type)))
      await publishMany(
        call,
        type,
        step.events
          .filter((event) => event.type === type)
          .map(({ organisationId, facts }) => ({
            subjectId: organisationId,
            organisationId,
            facts,
          })),
      );
  const days = steps.flatMap(({ on, diff }) =>
    Object.keys(diff.byProgramme).map((partnership) => ({ partnership, on })),
  );
  return [
    ...(await keepStates(call, days)).map((id) => made('landscape-state', id, {})),
    ...fresh.map((organisation) => made('partner', organisation.id, standingOf(organisation))),
    ...partnerChanges.map(({ id, before, after }) => changed('partner', id, before, after)),
    ...partnershipChanges,
  ];
}

const standingOf = ({ name, stage, leftOn }: KnownPartner): Values => ({ name, stage, leftOn });

function newPartner({ id, name, website, stage, joinedOn, leftOn }: Organisation) {
  return {
    id,
    name: name.slice(0, 300),
    website,
    domain:
      website === null || !URL.canParse(website)
        ? null
        : new URL(website).hostname.replace(/^www\./, ''),
    country: unknownCountry,
    roles: ['alliance'],
    stage,
    joinedOn,
    leftOn,
  };
}

async function writePartnerships(
  call: Call,
  stored: readonly StoredPartnership[],
  present: readonly StoredPartnership[],
): Promise<Change[]> {
  const was = new Map(stored.map((row) => [row.id, row]));
  const fresh = present.filter((row) => !was.has(row.id));
  await insertPartnerships(call, fresh);
  const changes = present.flatMap((row) => {
    const before = was.get(row.id);
    const differs = before && difference(columnsOf(before), columnsOf(row));
    return differs ? [{ id: row.id, ...differs }] : [];
  });
  await writeRows(
    call,
    partnershipTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  return [
    ...fresh.map((row) => made('partnership', row.id, columnsOf(row))),
    ...changes.map(({ id, before, after }) => changed('partnership', id, before, after)),
  ];
}

const columnsOf = ({
  tier,
  sourceName,
  homepage,
  joinedOn,
  leftOn,
}: StoredPartnership): Values => ({
  tier,
  sourceName,
  homepage,
  joinedOn,
  leftOn,
});

function made(record: string, recordId: string, after: Values): Change {
  return { record, recordId, action: 'created', before: null, after };
}

function changed(record: string, recordId: string, before: Values, after: Values): Change {
  return { record, recordId, action: 'changed', before, after };
}

function outcomeOf(file: LandscapeFile, applied: Applied | null, changes: Change[]): FormatOutcome {
  const steps = applied?.steps ?? [];
  const sum = (of: (step: Step) => number) => steps.reduce((total, one) => total + of(one), 0);
  const changedEntries = sum((step) => step.changed);
  const skippedEntries = (applied?.skipped ?? []).reduce(
    (all, state) => all + state.entries.length,
    0,
  );
  const last = steps.at(-1);
  return {
    counts: {
      rows: file.rows,
      created: sum(({ diff }) => diff.joined.length),
      changed: changedEntries,
      unchanged: sum(({ diff }) => diff.stayed.length) - changedEntries + skippedEntries,
      left: sum(({ diff }) => diff.left.length),
    },
    refused: file.problems,
    warnings: file.warnings,
    examples: last ? examplesOf(last) : [],
    facts: applied
      ? {
          on: last?.on ?? null,
          ...toldOf(last),
          snapshots: steps.map((step) => ({ from: step.diff.from, on: step.on, ...toldOf(step) })),
          skipped: applied.skipped.map(({ on }) => on),
        }
      : {},
    changes,
  };
}

function toldOf(step: Step | undefined): {
  byProgramme: Record<string, ProgrammeDiff>;
  tierMoves: TierMove[];
} {
  return { byProgramme: step?.diff.byProgramme ?? {}, tierMoves: step?.diff.tierMoves ?? [] };
}

function examplesOf({ diff }: Step): Example[] {
  const joined = diff.joined.map(
    ({ row, name, programme, tier }): Example => ({
      row,
      action: 'create',
      label: `${name} in ${programme}`,
      id: null,
      differences: [{ field: 'tier', from: null, to: tier }],
    }),
  );
  const moved = diff.stayed.flatMap(({ before, after }): Example[] =>
    before.tier === after.tier
      ? []
      : [
          {
            row: after.row,
            action: 'change',
            label: `${after.name} in ${after.programme}`,
            id: before.stored.organisationId,
            differences: [{ field: 'tier', from: before.tier, to: after.tier }],
          },
        ],
  );
  return [...moved, ...joined].slice(0, examplesAtMost);
}

export const landscapeKeepers: readonly RecordKeeper[] = [
  {
    record: 'partnership',
    undo: (call, changes) =>
      undoRows(call, changes, {
        table: partnershipTable,
        hanging: (own, ids) => whatHangsOn(own, 'partnerships', ids),
      }),
  },
  {
    record: 'landscape-state',
    undo: async (call, changes) => {
      await removeRows(
        call,
        'landscape_states',
        changes.map(({ recordId }) => recordId),
      );
      return [];
    },
  },
];
