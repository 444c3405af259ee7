import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { importKinds } from '../../app/imports.ts';
import { testImports } from '../setup/imports.ts';
import { testNow, testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();

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

const counts = ({ rows, created, changed, unchanged, left }: Record<string, unknown>) => ({
  rows,
  created,
  changed,
  unchanged,
  left,
});
const codes = (result: { refused: { row: number; field: string | null; code: string }[] }) =>
  result.refused.map(({ row, field, code }) => [row, field, code]);

const two =
  'Partner number,Company,Web site,Land\nP-1,Vela Azul,https://www.vela.example,Spain\nP-2,Nordlicht GmbH,nordlicht.example,DE\n';

describe('a file of partners', () => {
  test('is guessed, checked without writing, imported, and changes nothing when repeated', async () => {
    const { run, rows } = await fresh();
    const dry = await run('partners', two, { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, rows: 2, created: 2, refused: [] });
    expect(await rows('select 1 from partners')).toEqual([]);

    expect(counts(await run('partners', two))).toEqual({
      rows: 2,
      created: 2,
      changed: 0,
      unchanged: 0,
      left: 0,
    });
    expect(
      await rows('select name, domain, country, roles, source_key from partners order by name'),
    ).toEqual([
      {
        name: 'Nordlicht GmbH',
        domain: 'nordlicht.example',
        country: 'DE',
        roles: ['reseller'],
        sourceKey: 'P-2',
      },
      {
        name: 'Vela Azul',
        domain: 'vela.example',
        country: 'ES',
        roles: ['reseller'],
        sourceKey: 'P-1',
      },
    ]);
    expect(counts(await run('partners', two))).toEqual({
      rows: 2,
      created: 0,
      changed: 0,
      unchanged: 2,
      left: 0,
    });
    const third = two.replace('Vela Azul', 'Vela Roja').split('\n').slice(0, 2).join('\n');
    expect(counts(await run('partners', third))).toEqual({
      rows: 1,
      created: 0,
      changed: 1,
      unchanged: 0,
      left: 0,
    });
    expect(
      await rows(
        `select o.name from organisations o join partners p on p.id = o.id where p.source_key = 'P-1'`,
      ),
    ).toEqual([{ name: 'Vela Roja' }]);
    expect(await rows(`select stage from partners where source_key = 'P-2'`)).toEqual([
      { stage: 'active' },
    ]);
  });

  test('is refused whole for one bad row, and says for each what to mend', async () => {
    const { run, rows } = await fresh();
    const bad =
      'name,country,domain,joinedOn,employees,roles\nGood,DE,,,,\nBad,Atlantis,,,,\nOld,FR,not a domain,31.02.2024,many,wizard\n,US,,,,\n';
    const result = await run('partners', bad);
    expect(counts(result)).toEqual({ rows: 4, created: 0, changed: 0, unchanged: 0, left: 0 });
    expect(codes(result)).toEqual([
      [3, 'country', 'columns.unknown-country'],
      [4, 'domain', 'columns.unreadable-domain'],
      [4, 'roles', 'imports.value-not-taken'],
      [4, 'employees', 'columns.unreadable-number'],
      [4, 'joinedOn', 'columns.no-such-day'],
      [5, 'name', 'imports.value-missing'],
    ]);
    expect(await rows('select 1 from partners')).toEqual([]);
    expect(await run('partners', bad, { dryRun: true })).toMatchObject({
      rows: 4,
      created: 1,
      refusedCount: 6,
    });
  });

  test('names a required field without a column, and the columns that may be meant', async () => {
    const { run } = await fresh();
    const result = await run('partners', 'Firma,Wo\nVela,hier\n');
    expect(codes(result)).toEqual([[1, 'country', 'imports.column-missing']]);
    expect(result.refused[0]?.message).toContain('“Wo”');
  });

  test('is read with byte-order mark, semicolons, UTF-16 and neutralised formulas', async () => {
    const { run, rows } = await fresh();
    const text = '\uFEFFname;country;colour\n"\'=cmd;x";DE;red\n';
    expect(await run('partners', Buffer.from(text, 'utf16le'))).toMatchObject({
      created: 1,
      ignored: ['colour'],
    });
    expect(await rows('select name from partners')).toEqual([{ name: '=cmd;x' }]);
  });

  test('may not say two things about one partner, nor leave open which is meant', async () => {
    const { run } = await fresh();
    expect(
      codes(await run('partners', 'name,country,city\nVela,ES,Cádiz\nvela,ES,Vigo\n')),
    ).toEqual([[3, null, 'imports.key-repeated']]);
    expect(
      counts(await run('partners', 'name,country,city\nVela,ES,Cádiz\nVela,ES,Cádiz\n')),
    ).toMatchObject({ rows: 2, created: 1, unchanged: 1 });
    expect(await run('partners', 'id,name,country\n1,Twin,US\n2,Twin,US\n')).toMatchObject({
      created: 2,
    });
    expect(codes(await run('partners', 'name,country,city\nTwin,US,Reno\n'))).toEqual([
      [2, 'name', 'imports.key-ambiguous'],
    ]);
    expect(
      codes(await run('partners', 'id,name,country,city\n1,Vela,ES,Vigo\n', { key: 'name' })),
    ).toEqual([[2, 'id', 'imports.key-taken']]);
    expect(codes(await run('partners', 'id,name,country\n,Vela,ES\n', { key: 'id' }))).toEqual([
      [2, 'id', 'imports.key-missing'],
    ]);
  });

  test('takes over by number a partner that was added by hand, and any column as the key', async () => {
    const { run, rows } = await fresh();
    await run('partners', 'name,country\nVela,ES\n');
    expect(
      await run('partners', 'Nr. intern,name,country\n77,Vela,ES\n', { key: 'Nr. intern' }),
    ).toMatchObject({ created: 0, changed: 1 });
    expect(await rows('select source_key from partners')).toEqual([{ sourceKey: '77' }]);
    expect(codes(await run('partners', 'name,country\nVela,ES\n', { key: 'colour' }))).toEqual([
      [0, 'colour', 'imports.key-unknown'],
    ]);
  });

  test('follows a map with constants, and refuses one that names what is not there', async () => {
    const { run, rows } = await fresh();
    const map = {
      name: 'A',
      country: { const: 'Germany' },
      joinedOn: { header: 'B', dates: 'day-first' },
    };
    expect(await run('partners', 'A,B\nVela,03/04/2024\n', { map })).toMatchObject({ created: 1 });
    expect(await rows('select country, joined_on from partners')).toEqual([
      { country: 'DE', joinedOn: '2024-04-03' },
    ]);
    expect(codes(await run('partners', 'A\nVela\n', { map: { name: 'X', colour: 'A' } }))).toEqual([
      [0, 'name', 'columns.unknown-header'],
      [0, 'colour', 'columns.unknown-field'],
      [0, 'country', 'columns.missing-field'],
    ]);
  });
});

describe('undoing an import', () => {
  test('restores exactly what was', async () => {
    const { run, undo, rows, programme } = await fresh();
    await run('partners', two);
    const before = await rows('select * from partners order by id');
    const second = await run(
      'partners',
      'Partner number,Company,Web site,Land\nP-1,Vela Roja,roja.example,Portugal\nP-3,Neu,,FR\n',
    );
    expect(second).toMatchObject({ created: 1, changed: 1 });
    expect(await undo(second.jobId)).toMatchObject({ takenBack: 2, kept: [] });
    const without = (row: Record<string, unknown>) => ({ ...row, version: 0, updatedAt: '' });
    expect((await rows('select * from partners order by id')).map(without)).toEqual(
      before.map(without),
    );
    expect(await rows(`select 1 from organisations where name in ('Neu', 'Vela Roja')`)).toEqual(
      [],
    );
    await expect(undo(second.jobId)).rejects.toMatchObject({ code: 'imports.already-undone' });
    const events = await programme.as(programme.vendor, ({ tx }) =>
      sql<{
        type: string;
      }>`select type from events where type like 'imports.%' order by id`.execute(tx),
    );
    expect(events.rows.map(({ type }) => type)).toEqual([
      'imports.import-finished',
      'imports.import-finished',
      'imports.import-undone',
    ]);
  });

  test('keeps what was changed since, and what something hangs on, each with the reason', async () => {
    const { run, undo, rows, programme } = await fresh();
    const { jobId } = await run('partners', two);
    await programme.as(programme.worker, ({ tx }) =>
      sql`update partners set name = 'By hand' where source_key = 'P-1'`.execute(tx),
    );
    await programme.as(programme.worker, ({ tx }) =>
      sql`insert into order_lines (programme_id, id, organisation_id, source_key, order_number, ordered_on, quantity, unit_price, amount, currency, created_at)
      select programme_id, 'line_00000000000000000000000001', id, 'l', 'o', '2026-01-01', 1, 1, 1, 'USD', created_at from partners where source_key = 'P-2'`.execute(
        tx,
      ),
    );
    const undone = await undo(jobId);
    expect(undone).toMatchObject({ takenBack: 0, keptCount: 2 });
    expect(undone.kept.map(({ reason }) => reason).toSorted()).toEqual([
      'It was changed since the import: name.',
      'There are order lines that belong to it.',
    ]);
    expect(await rows('select 1 from partners')).toHaveLength(2);
  });

  test('is refused after thirty days, and for a check that wrote nothing', async () => {
    const { run, undo } = await fresh();
    const dry = await run('partners', two, { dryRun: true });
    await expect(undo(dry.jobId)).rejects.toMatchObject({ code: 'imports.nothing-to-undo' });
    const { jobId } = await run('partners', two);
    const late = new Date(testNow.getTime() + 30 * 86_400_000);
    await expect(undo(jobId, late)).rejects.toMatchObject({ code: 'imports.undo-too-late' });
    expect(await undo(jobId, new Date(late.getTime() - 1))).toMatchObject({ takenBack: 2 });
  });
});
