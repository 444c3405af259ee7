import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { importKinds } from '../../app/imports.ts';
import { registerModules } from '../../app/modules.ts';
import { publishDefaultPolicies } from '../../platform/decisions/index.ts';
import { testImports } from '../setup/imports.ts';
import { testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();
beforeAll(registerModules);

async function fresh() {
  const programme = await testProgramme(database);
  const { run, undo } = testImports(programme, importKinds);
  const rows = async (what: string) =>
    (
      await programme.as(programme.worker, ({ tx }) =>
        sql<
          Record<string, unknown>
        >`select x.* from (${sql.raw(what)}) x where programme_id = ${programme.programmeId}`.execute(
          tx,
        ),
      )
    ).rows.map(({ programmeId: _programme, ...row }) => row);
  await programme.as(programme.worker, (call) => publishDefaultPolicies(call));
  await run('partners', 'id,name,country\nR-1,Vela,ES\n');
  return { programme, run, undo, rows };
}

const file = [
  'Deal number,Partner,Customer,Contact e-mail,Amount,Currency,Status,Registered,Protected until',
  'D-1,R-1,Lucerne,ana@lucerne.example,"1,234.50",EUR,,,',
  'D-2,vela,Proseware,jo@proseware.example,,,approved,2026-11-01,2026-12-31',
  'D-3,Vela,Contoso,li@contoso.example,10,USD,won,2026-01-15,',
  'D-4,Vela,Fabrikam,fa@fabrikam.example,,,expired,2025-01-15,',
].join('\n');

test('deals are brought over as they stand, handed in or settled, with accounts and clocks', async () => {
  const { run, rows } = await fresh();
  const result = await run('deals', file);
  expect(result).toMatchObject({ rows: 4, created: 4, refused: [] });
  expect(
    await rows(
      'select programme_id, customer_name, status, stage, amount_minor, currency, protected_until, closed_as, customer_domain from deal_registrations order by customer_name',
    ),
  ).toEqual([
    {
      customerName: 'Contoso',
      status: 'closed',
      stage: 'won',
      amountMinor: 1000,
      currency: 'USD',
      protectedUntil: null,
      closedAs: 'won',
      customerDomain: 'contoso.example',
    },
    {
      customerName: 'Fabrikam',
      status: 'expired',
      stage: 'qualified',
      amountMinor: null,
      currency: null,
      protectedUntil: null,
      closedAs: null,
      customerDomain: 'fabrikam.example',
    },
    {
      customerName: 'Lucerne',
      status: 'submitted',
      stage: 'qualified',
      amountMinor: 123450,
      currency: 'EUR',
      protectedUntil: null,
      closedAs: null,
      customerDomain: 'lucerne.example',
    },
    {
      customerName: 'Proseware',
      status: 'approved',
      stage: 'qualified',
      amountMinor: null,
      currency: null,
      protectedUntil: '2027-01-01T00:00:00.000Z',
      closedAs: null,
      customerDomain: 'proseware.example',
    },
  ]);
  expect(await rows('select programme_id, kind from timers order by kind')).toEqual([
    { kind: 'deal-registration.expiry' },
    { kind: 'deal-registration.release' },
  ]);
  expect(await rows('select programme_id, name from accounts order by name')).toHaveLength(4);
  expect(
    await rows(`select programme_id, type from events where type like 'deal-%' order by id`),
  ).toEqual([
    { type: 'deal-registration.submitted' },
    { type: 'deal-registration.brought-over' },
    { type: 'deal-registration.brought-over' },
    { type: 'deal-registration.brought-over' },
  ]);
});

test('a repeated file changes nothing, and never how a deal stands', async () => {
  const { run, rows } = await fresh();
  await run('deals', file);
  expect(await run('deals', file)).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
  const settled = file.replace('EUR,,,', 'EUR,lost,,').replace('Lucerne', 'Lucerne AG');
  expect(await run('deals', settled)).toMatchObject({ created: 0, changed: 1, unchanged: 3 });
  expect(
    await rows(
      `select programme_id, status from deal_registrations where customer_name = 'Lucerne AG'`,
    ),
  ).toEqual([{ status: 'submitted' }]);
});

test('deals go again with accounts and clocks, but not once they were decided', async () => {
  const { run, undo, rows, programme } = await fresh();
  const { jobId } = await run('deals', file);
  await programme.as(programme.worker, ({ tx }) =>
    sql`update deal_registrations set status = 'under-review' where customer_name = 'Lucerne' and programme_id = ${programme.programmeId}`.execute(
      tx,
    ),
  );
  const undone = await undo(jobId);
  expect(undone.kept.map(({ record, reason }) => `${record}: ${reason}`)).toEqual([
    'deal: It was changed since the import: status.',
    'account: There are deal registrations that belong to it.',
  ]);
  expect(await rows('select programme_id, customer_name from deal_registrations')).toEqual([
    { customerName: 'Lucerne' },
  ]);
  expect(await rows('select programme_id, kind from timers')).toEqual([
    { kind: 'deal-registration.release' },
  ]);
  expect(await run('deals', file)).toMatchObject({ created: 3, unchanged: 1 });
});

test('deals of unknown partners and amounts that no currency has are refused', async () => {
  const { run } = await fresh();
  const bad =
    'partner,customerName,contactEmail,amount,currency,status\nNobody,A,a@a.example,,,\nVela,B,b@b.example,1.0055,EUR,\nVela,C,c@c.example,,,dreaming\n';
  const { refused } = await run('deals', bad);
  expect(refused.map(({ row, field, code }) => [row, field, code])).toEqual([
    [4, 'status', 'imports.value-not-taken'],
    [2, 'partner', 'partners.partner-unknown'],
    [3, 'amount', 'deal-registration.amount-unreadable'],
  ]);
});
