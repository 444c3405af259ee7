import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
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
      await programme.as(programme.vendor, ({ tx }) =>
        sql<Record<string, unknown>>`${sql.raw(what)}`.execute(tx),
      )
    ).rows;
  return { programme, run, undo, rows };
}

const counts = ({ created, changed, unchanged }: Record<string, unknown>) => [
  created,
  changed,
  unchanged,
];
const codes = (result: { refused: { row: number; field: string | null; code: string }[] }) =>
  result.refused.map(({ row, field, code }) => [row, field, code]);

describe('accounts', () => {
  const file =
    'name,domain,city,country\nLucerne Publishing,www.lucerne.com,Cedar City,US\nProseware,,Cádiz,ES\nPat,gmail.com,Reno,US\n';

  test('are known by domain and city, or by name, and repeat without change', async () => {
    const { run, rows } = await fresh();
    expect(counts(await run('accounts', file))).toEqual([3, 0, 0]);
    expect(await rows('select name, domain from accounts order by name')).toEqual([
      { name: 'Lucerne Publishing', domain: 'lucerne.com' },
      { name: 'Pat', domain: null },
      { name: 'Proseware', domain: null },
    ]);
    expect(counts(await run('accounts', file))).toEqual([0, 0, 3]);
    const renamed = 'name,domain,city,country,industry\nLucerne,lucerne.com,Cedar City,US,Print\n';
    expect(counts(await run('accounts', renamed))).toEqual([0, 1, 0]);
  });

  test('take numbers over, and go back to what they were', async () => {
    const { run, undo, rows } = await fresh();
    await run('accounts', file);
    const look = () =>
      rows(
        'select name, domain, city, identity_key, name_key, source_key from accounts order by id',
      );
    const before = await look();
    const numbered = await run(
      'accounts',
      'Account number,name,domain,city,country\nA1,Lucerne Press,lucerne.com,Cedar City,US\nA2,Neu,neu.example,Bonn,DE\n',
    );
    expect(counts(numbered)).toEqual([1, 1, 0]);
    expect(await undo(numbered.jobId)).toMatchObject({ takenBack: 2, kept: [] });
    expect(await look()).toEqual(before);
  });
});

describe('products and transactions', () => {
  const products = 'sku,name,category\nBK-1,Road bike,Bikes\nHL-2,Helmet,Clothing\n';
  const partners = 'id,name,country,domain\nR-1,Vela,ES,vela.example\nR-2,Anchor,US,\n';
  const lines =
    'Order number;Line number;Order date;Reseller;Product number;Quantity;Unit price;Discount\nSO1;1;31.12.2025;R-1;BK-1;2;1.234,5678;0,0001\nSO1;2;31.12.2025;vela.example;HL-2;-1;10,00;\nSO2;1;01.01.2026;anchor;;1;0,1;\n';

  test('keep amounts exactly, find partners by number, domain and name, and repeat without change', async () => {
    const { run, rows } = await fresh();
    expect(counts(await run('products', products))).toEqual([2, 0, 0]);
    expect(counts(await run('products', products))).toEqual([0, 0, 2]);
    await run('partners', partners);
    const first = await run('transactions', lines);
    expect(first.refused).toEqual([]);
    expect(counts(first)).toEqual([3, 0, 0]);
    expect(
      await rows(
        'select l.source_key, p.name, l.unit_price, l.discount_amount, l.amount, l.currency, l.ordered_on from order_lines l join partners p on p.id = l.organisation_id order by 1',
      ),
    ).toEqual([
      {
        sourceKey: 'SO1/1',
        name: 'Vela',
        unitPrice: '1234.567800',
        discountAmount: '0.000100',
        amount: '2469.135500',
        currency: 'USD',
        orderedOn: '2025-12-31',
      },
      {
        sourceKey: 'SO1/2',
        name: 'Vela',
        unitPrice: '10.000000',
        discountAmount: '0.000000',
        amount: '-10.000000',
        currency: 'USD',
        orderedOn: '2025-12-31',
      },
      {
        sourceKey: 'SO2/1',
        name: 'Anchor',
        unitPrice: '0.100000',
        discountAmount: '0.000000',
        amount: '0.100000',
        currency: 'USD',
        orderedOn: '2026-01-01',
      },
    ]);
    expect(counts(await run('transactions', lines))).toEqual([0, 0, 3]);
    expect(counts(await run('transactions', lines.replace('10,00', '11,00')))).toEqual([0, 1, 2]);
  });

  test('refuse what nobody knows and what cannot be kept exactly', async () => {
    const { run } = await fresh();
    await run('partners', 'id,name,country\n1,Twin,US\n2,Twin,US\n');
    const bad =
      'orderNumber,orderedOn,partner,product,quantity,unitPrice\nA,2026-01-01,Nobody,,1,1\nB,2026-01-01,twin,,1,1\nC,2026-01-01,1,XX,1,0.0000001\nD,03/04/2026,1,,1.5,1.2.3\n';
    expect(codes(await run('transactions', bad))).toEqual([
      [5, 'orderedOn', 'columns.ambiguous-date'],
      [5, 'quantity', 'columns.not-whole'],
      [5, 'unitPrice', 'columns.unreadable-number'],
      [2, 'partner', 'partners.partner-unknown'],
      [3, 'partner', 'partners.partner-ambiguous'],
      [4, 'product', 'sales.product-unknown'],
      [4, 'unitPrice', 'sales.amount-out-of-range'],
    ]);
  });

  test('are taken back line by line, products only when no line names them', async () => {
    const { run, undo, rows } = await fresh();
    const made = await run('products', products);
    await run('partners', partners);
    const { jobId } = await run('transactions', lines);
    expect(await undo(made.jobId)).toMatchObject({ takenBack: 0, keptCount: 2 });
    expect(await undo(jobId)).toMatchObject({ takenBack: 3, kept: [] });
    expect(await rows('select 1 from order_lines')).toEqual([]);
  });

  test('lines without a line number are told apart by product and turn', async () => {
    const { run } = await fresh();
    await run('partners', partners);
    const file =
      'orderNumber,orderedOn,partner,quantity,unitPrice\nA,2026-01-01,R-1,1,1\nA,2026-01-01,R-1,1,1\n';
    expect(counts(await run('transactions', file))).toEqual([2, 0, 0]);
    expect(counts(await run('transactions', file))).toEqual([0, 0, 2]);
  });
});

describe('leads', () => {
  const file =
    'Company,First name,Last name,E-mail,City,Country\nLucerne,Ana,Gil,ana@lucerne.example,Reno,US\nLucerne,Ana,Gil,ANA@lucerne.example,Reno,USA\n,Max,Muster,max@gmail.com,Bonn,Germany\n,Jo,Post,jo@consolidatedmessenger,Reno,US\n';

  test('are joined when a person asks again, told apart from private persons, and routed', async () => {
    const { run, rows, programme } = await fresh();
    await programme.as(programme.worker, (call) => publishDefaultPolicies(call));
    await run('partners', 'name,country,region\nVela,US,US-NV\n');
    const dry = await run('leads', file, { dryRun: true });
    const result = await run('leads', file);
    expect(result).toMatchObject({ rows: 4, created: 4, unchanged: 0, refused: [], joined: 1 });
    expect(dry).toMatchObject({ created: 4, joined: 1 });
    expect(await run('leads', file)).toMatchObject({ created: 0, unchanged: 4, joined: 0 });
    const moved = file.replace('ANA@lucerne.example,Reno', 'ANA@lucerne.example,Elko');
    expect(await run('leads', moved)).toMatchObject({ created: 0, changed: 1, unchanged: 3 });
    const leads = await rows(
      'select company_name, contact_name, personal, deliverable, status, source, account_id is null as no_account from leads order by id',
    );
    expect(
      leads.map(({ companyName, personal, deliverable, noAccount }) => [
        companyName,
        personal,
        deliverable,
        noAccount,
      ]),
    ).toEqual([
      ['Lucerne', false, true, false],
      ['Lucerne', false, true, true],
      ['Max Muster', true, true, true],
      ['Consolidatedmessenger', false, false, false],
    ]);
    expect(leads.map(({ status }) => status)).toEqual(['offered', 'joined', 'inbox', 'offered']);
    expect(leads.every(({ source, contactName }) => source === 'csv' && contactName !== null)).toBe(
      true,
    );
  });

  test('that nobody answered are taken back with their accounts and offers; answered ones stay', async () => {
    const { run, undo, rows, programme } = await fresh();
    await programme.as(programme.worker, (call) => publishDefaultPolicies(call));
    await run('partners', 'name,country,region\nVela,US,US-NV\n');
    const { jobId } = await run('leads', file);
    await programme.as(programme.worker, ({ tx }) =>
      sql`update lead_offers set status = 'declined', answered_at = offered_at where lead_id = (select id from leads where company_name = 'Lucerne' and status <> 'joined')`.execute(
        tx,
      ),
    );
    const undone = await undo(jobId);
    expect(undone.kept.map(({ record, reason }) => `${record}: ${reason}`).toSorted()).toEqual([
      'account: There are leads that belong to it.',
      'lead: There are answers of partners that belong to it.',
    ]);
    expect(await rows('select company_name from leads')).toEqual([{ companyName: 'Lucerne' }]);
    expect(await rows('select name from accounts')).toEqual([{ name: 'Lucerne' }]);
    expect(
      await rows(`select type from events where type = 'lead-routing.offer-withdrawn'`),
    ).toHaveLength(1);
    expect(
      (
        await programme.as(programme.worker, ({ tx }) =>
          sql`select 1 from timers where programme_id = ${programme.programmeId}`.execute(tx),
        )
      ).rows,
    ).toHaveLength(1);
  });

  test('of the Adventure Works sample are 1,352, and 21 that ask again', async () => {
    const { run, rows, programme } = await fresh();
    await programme.as(programme.worker, ({ tx }) =>
      sql`update programmes set vendor_domain = 'adventure-works.com' where id = ${programme.programmeId}`.execute(
        tx,
      ),
    );
    const prospects = readFileSync(
      new URL('../../app/demonstration/adventure-works/data/prospects.csv', import.meta.url),
    );
    const result = await run('leads', prospects);
    expect(result.refused).toEqual([]);
    expect(result).toMatchObject({ rows: 1_373, created: 1_373, joined: 21 });
    expect(
      await rows('select count(*) filter (where not deliverable) as undeliverable from leads'),
    ).toEqual([{ undeliverable: 69 }]);
    expect(await rows(`select count(*) as leads from leads where status <> 'joined'`)).toEqual([
      { leads: 1_352 },
    ]);
    expect(await run('leads', prospects)).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 1_373,
    });
  });

  test('with bad addresses are refused, and touches say that they cannot be imported yet', async () => {
    const { run } = await fresh();
    expect(
      codes(await run('leads', 'companyName,contactEmail\nA,not an address\nB,b@b\n')),
    ).toEqual([[2, 'contactEmail', 'columns.unreadable-email']]);
    await expect(run('touches', 'a\n1\n')).rejects.toMatchObject({
      code: 'imports.kind-not-available',
    });
  });
});
