import type { Call } from '../database/index.ts';
import { type ByteSource, openCsv, type RowProblem } from '../files/csv/index.ts';
import { changeLog } from './change-log.ts';
import { exampleOf } from './difference.ts';
import type { Counts, Example, ImportKind, KindRun, Plan, ReadRow, WritePlan } from './kind.ts';
import { chooseKey } from './key.ts';
import { mapFile, type MappedFile } from './read-rows.ts';
import { SeenRows } from './seen-rows.ts';

export type RunOptions = { importId: string; map: unknown; key: string | null; write: boolean };

/** Where the file comes from; it is opened anew for each pass. */
export type Reopen = () => ByteSource;

export type Progress = (progress: {
  stage?: string;
  done?: number;
  total?: number;
}) => Promise<void>;

export type Findings = {
  counts: Counts;
  refused: RowProblem[];
  /** All refusals, also those beyond the first `refusedAtMost`. */
  refusedCount: number;
  refusedRows: { row: number; cells: string[] }[];
  examples: Example[];
  warnings: RowProblem[];
  key: string | null;
  file: Pick<MappedFile, 'headers' | 'mapping' | 'ignored' | 'preview' | 'format'> | null;
  facts: Record<string, unknown>;
};

export const refusedAtMost = 10_000;
const refusedRowsAtMost = 1_000;
const examplesAtMost = 20;
const chunkRows = 2_000;

/**
 * Checks a CSV file against what is there and, when nothing is refused and `write` is said, writes
 * it, in the transaction of the call. Memory stays the same whatever the number of rows, but for
 * the keys that were seen.
 */
export async function runCsv(
  call: Call,
  kind: ImportKind,
  reopen: Reopen,
  options: RunOptions,
  progress: Progress,
): Promise<Findings> {
  await progress({ stage: 'Reading the columns' });
  const { key, keyHeader, wrong } = chooseKey(kind, options.key);
  const file = await mapFile(reopen(), kind.fields, options.map ?? null, keyHeader);
  const used = key ?? kind.keys.find(({ field }) => file.mapped.has(field))?.field ?? null;
  const problems = [...file.problems, ...wrong(file, used)];
  const findings = empty(file, used);
  if (problems.length > 0 || used === null) {
    for (const one of problems) refuse(findings, [one], null);
    return findings;
  }
  const begin = () =>
    kind.begin(call, { key: used, mapped: file.mapped, importId: options.importId });
  const skip = await check(call, await begin(), file, reopen, findings, progress);
  const { created, changed } = findings.counts;
  if (findings.refusedCount > 0 || !options.write || created + changed === 0) return findings;
  findings.facts = {
    ...findings.facts,
    ...(await write(call, await begin(), file, reopen, { skip, findings, progress, options })),
  };
  return findings;
}

function empty(file: MappedFile, key: string | null): Findings {
  const { headers, mapping, ignored, preview, format } = file;
  return {
    counts: { rows: 0, created: 0, changed: 0, unchanged: 0, left: 0 },
    refused: [],
    refusedCount: 0,
    refusedRows: [],
    examples: [],
    warnings: [],
    key,
    file: { headers, mapping, ignored, preview, format },
    facts: {},
  };
}

/** First pass: nothing is written. @returns the rows that repeat an earlier one word by word */
async function check(
  call: Call,
  run: KindRun,
  file: MappedFile,
  reopen: Reopen,
  findings: Findings,
  progress: Progress,
): Promise<Set<number>> {
  const seen = new SeenRows();
  const skip = new Set<number>();
  const { counts } = findings;
  for await (const chunk of chunks(reopen, file, findings)) {
    const plans = await run.plan(call, chunk.rows);
    for (const [at, row] of chunk.rows.entries()) {
      const plan = planAt(plans, at);
      if (plan.outcome === 'refused') {
        refuse(findings, plan.problems, chunk.cells[at] ?? null);
        continue;
      }
      const met = seen.meet(row, plan);
      if (typeof met === 'object') refuse(findings, [met], chunk.cells[at] ?? null);
      else if (met === 'repeated') {
        skip.add(row.row);
        counts.unchanged++;
      } else {
        counts[countOf[plan.outcome]]++;
        if (findings.examples.length < examplesAtMost)
          findings.examples.push(...exampleOf(row.row, plan));
      }
    }
    await progress({ stage: 'Checking the rows', done: counts.rows });
  }
  findings.facts = (await run.finish?.(call, false)) ?? {};
  return skip;
}

const countOf = { create: 'created', change: 'changed', unchanged: 'unchanged' } as const;

/** Second pass, after a check without any refusal. */
async function write(
  call: Call,
  run: KindRun,
  file: MappedFile,
  reopen: Reopen,
  {
    skip,
    findings,
    progress,
    options,
  }: { skip: ReadonlySet<number>; findings: Findings; progress: Progress; options: RunOptions },
): Promise<Record<string, unknown>> {
  const log = changeLog(call, options.importId);
  const total = findings.counts.rows;
  let done = 0;
  for await (const chunk of chunks(reopen, file, null)) {
    const rows = chunk.rows.filter(({ row }) => !skip.has(row));
    const plans = await run.plan(call, rows);
    const writes = plans.flatMap((plan): WritePlan[] => {
      if (plan.outcome === 'refused')
        throw new Error(`A row was refused while writing: ${plan.problems[0]?.message}`);
      return plan.outcome === 'unchanged' ? [] : [plan];
    });
    if (writes.length > 0) await log.add(await run.write(call, writes));
    done += chunk.rows.length;
    await progress({ stage: 'Writing', done, total });
  }
  return (await run.finish?.(call, true)) ?? {};
}

function planAt(plans: readonly Plan[], at: number): Plan {
  const plan = plans[at];
  if (!plan) throw new Error('A kind planned fewer rows than it was given.');
  return plan;
}

type Chunk = { rows: ReadRow[]; cells: string[][] };

/** Reads rows in chunks; rows that cannot be read are counted and refused where `findings` is given. */
async function* chunks(
  reopen: Reopen,
  mapped: MappedFile,
  findings: Findings | null,
): AsyncGenerator<Chunk> {
  const file = await openCsv(reopen());
  let chunk: Chunk = { rows: [], cells: [] };
  for await (const row of file.rows) {
    if (findings) findings.counts.rows++;
    const read = mapped.readRow(row);
    if ('problems' in read) {
      if (findings) refuse(findings, read.problems, row.cells);
      continue;
    }
    chunk.rows.push(read);
    chunk.cells.push(row.cells);
    if (chunk.rows.length < chunkRows) continue;
    yield chunk;
    chunk = { rows: [], cells: [] };
  }
  if (chunk.rows.length > 0) yield chunk;
}

function refuse(findings: Findings, problems: readonly RowProblem[], cells: string[] | null): void {
  findings.refusedCount += problems.length;
  findings.refused.push(...problems.slice(0, refusedAtMost - findings.refused.length));
  const row = problems[0]?.row;
  if (cells && row !== undefined && findings.refusedRows.length < refusedRowsAtMost)
    findings.refusedRows.push({ row, cells });
}
