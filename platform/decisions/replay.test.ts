import { beforeAll, expect, test } from 'vitest';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../database/index.ts';
import { decide, decideMany } from './decide.ts';
import type { DecisionInput } from './decision.ts';
import { policyInForce, publishedPolicy } from './policy-in-force.ts';
import { publishDefaultPolicies } from './policies.ts';
import { registerPolicyKind } from './policy-kinds.ts';
import { keepPopulation, populationOf, recordVersions, versionsOf } from './record-versions.ts';
import { registerReplay, replayDecisions } from './replay.ts';

type Threshold = { atLeast: number };
type Facts = { size: number };

const { database } = await testDatabase();
const kind = 'lead-routing.screening';
const candidates = [newId('org'), newId('org')].sort();
const lead = newId('lead');

/** The rule under test: the smallest candidate that is large enough for the lead. */
function choose(needed: number, among: { id: string; size: number }[]) {
  const [best] = among.filter(({ size }) => size >= needed).sort((a, b) => a.size - b.size);
  return best
    ? { outcome: 'chosen', chosenId: best.id }
    : { outcome: 'unroutable', chosenId: null };
}

registerPolicyKind<Threshold>({
  kind: 'screening',
  audience: 'vendor',
  check: () => [],
  sentences: ({ atLeast }) => [{ id: '1', text: `At least ${atLeast}.` }],
  trial: async () => ({ considered: 0, changed: 0, examples: [], summaryText: '' }),
  defaultDocument: { atLeast: 2 },
});
registerReplay(kind, async (call, { policy, facts }) => {
  const { document } = await publishedPolicy<Threshold>(call, policy?.id ?? '');
  const [leadFacts] = await versionsOf(call, facts.records ?? []);
  const members = await populationOf(call, facts.populations?.['partner'] ?? '');
  const sizeOf = (record: { facts: object }) => (record.facts as Facts).size;
  return choose(
    document.atLeast * (leadFacts ? sizeOf(leadFacts) : 0),
    members.map((member) => ({ id: member.id, size: sizeOf(member) })),
  );
});

/** A programme with one decision that followed its policy. */
async function screened() {
  const programme = await testProgramme(database);
  const input = await programme.as(programme.worker, async (call): Promise<DecisionInput> => {
    await publishDefaultPolicies(call);
    const policy = await policyInForce<Threshold>(call, 'screening');
    await recordVersions(call, 'lead', [{ recordId: lead, version: 1, facts: { size: 3 } }]);
    await recordVersions(call, 'partner', [
      { recordId: candidates[0] ?? '', version: 1, facts: { size: 5 } },
      { recordId: candidates[1] ?? '', version: 1, facts: { size: 9 } },
    ]);
    const hash = await keepPopulation(
      call,
      'partner',
      candidates.map((id) => ({ id, version: 1 })),
    );
    return {
      kind,
      subjectId: lead,
      outcome: 'chosen',
      chosenId: candidates[1] ?? null,
      policy: { id: policy.id, version: policy.version },
      facts: { records: [{ id: lead, kind: 'lead', version: 1 }], populations: { partner: hash } },
    };
  });
  await programme.as(programme.worker, (call) => decide(call, input));
  const replay = () => programme.as(programme.worker, replayDecisions);
  return { ...programme, input, replay };
}

let programme: Awaited<ReturnType<typeof screened>>;
beforeAll(async () => {
  programme = await screened();
});

test('the kept facts through the same policy version give the same outcome', async () => {
  expect(await programme.replay()).toEqual({ count: 1, withoutRule: 0 });
});

test('records that changed since do not change what was decided', async () => {
  await programme.as(programme.worker, (call) =>
    recordVersions(call, 'partner', [
      { recordId: candidates[0] ?? '', version: 2, facts: { size: 6 } },
    ]),
  );
  expect(await programme.replay()).toEqual({ count: 1, withoutRule: 0 });
});

test('of a person’s decision the rule’s part is replayed, and nothing where no rule spoke', async () => {
  const { as, worker, vendor, input, replay } = await screened();
  const { outcome, chosenId = null } = input;
  await as(vendor, (call) =>
    decideMany(call, [
      {
        ...input,
        decidedBy: 'person',
        outcome: 'overridden',
        chosenId: candidates[0] ?? null,
        rule: { outcome, chosenId },
      },
      {
        kind: 'lead-routing.acceptance',
        subjectId: lead,
        outcome: 'accepted',
        decidedBy: 'person',
      },
    ]),
  );
  expect(await replay()).toEqual({ count: 2, withoutRule: 1 });
  const wrong = { outcome, chosenId: candidates[0] ?? null };
  const id = await as(vendor, (call) =>
    decide(call, { ...input, decidedBy: 'person', outcome: 'overridden', rule: wrong }),
  );
  expect((await as(worker, replayDecisions)).firstBad?.id).toBe(id);
});

test('a decision that does not follow from its facts is found and named', async () => {
  const { as, worker, input, replay } = await screened();
  const id = await as(worker, (call) =>
    decide(call, { ...input, chosenId: candidates[0] ?? null }),
  );
  expect(await replay()).toEqual({
    count: 2,
    withoutRule: 0,
    firstBad: {
      id,
      kind,
      reason: `It was chosen (${candidates[0]}); replayed it is chosen (${candidates[1]}).`,
    },
  });
});

test.each([
  [
    'facts that are gone',
    '1 of 1 record versions are not kept.',
    { facts: { records: [{ id: newId('lead'), kind: 'lead', version: 1 }] } },
  ],
  [
    'a kind that nobody can replay',
    'No module knows how to replay this kind.',
    { kind: 'lead-routing.unknown' },
  ],
  ['a policy that is gone', 'There is no published policy .', { policy: null }],
])('%s is bad and hides no other decision', async (_, reason, part) => {
  const { as, worker, input, replay } = await screened();
  await as(worker, (call) => decideMany(call, [{ ...input, ...part }, input]));
  expect(await replay()).toMatchObject({ count: 3, firstBad: { reason } });
});

test('all decisions are replayed, over as many pages as they take', async () => {
  const { as, worker, input, replay } = await screened();
  await as(worker, (call) =>
    decideMany(
      call,
      Array.from({ length: 450 }, () => input),
    ),
  );
  expect(await replay()).toEqual({ count: 451, withoutRule: 0 });
});
