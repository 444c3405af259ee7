import {
  type ByteSource,
  type CsvRow,
  openCsv,
  type RowProblem,
} from '../../../platform/files/csv/index.ts';
import { isDay } from './day.ts';
import { displayName } from './display-name.ts';
import { type LandscapeMap, tierName } from './landscape-map.ts';
import { type LandscapeListing, type LandscapeState, stateOf } from './state.ts';

const MOST_PROBLEMS = 1_000;

/** Columns by their headers (case, blanks, hyphens and underscores ignored). */
const COLUMNS = {
  snapshot: ['snapshot', 'snapshotdate', 'date'],
  programme: ['programme', 'program'],
  tier: ['tier', 'level'],
  name: ['name', 'organisation', 'organization', 'company'],
  homepage: ['homepageurl', 'homepage', 'website', 'url'],
  crunchbase: ['crunchbaseslug', 'crunchbase', 'crunchbaseurl'],
  joined: ['joined', 'joinedon', 'joineddate'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = ['snapshot', 'programme', 'tier', 'name'];

/** Whether a header row is that of a history file, told by its columns. */
export function isHistoryHeader(headers: readonly string[]): boolean {
  const at = columnsOf(headers);
  return at.snapshot >= 0 && at.programme >= 0;
}

/**
 * Reads a history file: a CSV with a row for each snapshot day, programme and organisation. Each
 * day is a full state; states come in date order, whatever the order of the rows.
 */
export async function readLandscapeHistory(
  source: ByteSource,
  map: LandscapeMap,
): Promise<{ states: LandscapeState[]; rows: number; problems: RowProblem[] }> {
  const file = await openCsv(source);
  const problems = [...file.problems];
  const at = columnsOf(file.headers);
  if (problems.length === 0) problems.push(...missingColumns(at));
  const bySnapshot = new Map<string, LandscapeListing[]>();
  const programmes = new Set<string>();
  let rows = 0;
  if (problems.length > 0) return { states: [], rows, problems };

  for await (const row of file.rows) {
    rows++;
    const read = listingOf(row, at, map);
    if ('problems' in read) {
      if (problems.length < MOST_PROBLEMS) problems.push(...read.problems);
      continue;
    }
    programmes.add(read.listing.programme);
    const listings = bySnapshot.get(read.snapshot);
    if (listings) listings.push(read.listing);
    else bySnapshot.set(read.snapshot, [read.listing]);
  }
  const states = [...bySnapshot.keys()]
    .toSorted()
    .map((on) => stateOf(on, [...programmes].toSorted(), bySnapshot.get(on) ?? []));
  return { states, rows, problems };
}

function columnsOf(headers: readonly string[]): Record<Column, number> {
  const plain = headers.map((header) => header.toLowerCase().replace(/[\s_-]/g, ''));
  const find = (column: Column) =>
    plain.findIndex((header) => (COLUMNS[column] as readonly string[]).includes(header));
  return {
    snapshot: find('snapshot'),
    programme: find('programme'),
    tier: find('tier'),
    name: find('name'),
    homepage: find('homepage'),
    crunchbase: find('crunchbase'),
    joined: find('joined'),
  };
}

function missingColumns(at: Record<Column, number>): RowProblem[] {
  return REQUIRED.filter((column) => at[column] < 0).map((column) => ({
    row: 1,
    field: column,
    code: 'landscape.missing-column',
    message: `The file has no column “${column}”. Add it, or import the file as an ordinary CSV.`,
  }));
}

function listingOf(
  { row, cells, problems }: CsvRow,
  at: Record<Column, number>,
  map: LandscapeMap,
): { snapshot: string; listing: LandscapeListing } | { problems: readonly RowProblem[] } {
  if (problems.length > 0) return { problems };
  const text = (column: Column) => cells[at[column]]?.trim() ?? '';
  const wrong: RowProblem[] = [];
  for (const column of REQUIRED) {
    if (text(column) === '') {
      const message = `Row ${row} has no “${column}”. Fill it in.`;
      wrong.push({ row, field: column, code: 'landscape.missing-value', message });
    }
  }
  for (const column of ['snapshot', 'joined'] as const) {
    if (text(column) !== '' && !isDay(text(column))) {
      const message = `“${text(column)}” in row ${row} is not a day. Write it like 2026-08-31.`;
      wrong.push({ row, field: column, code: 'landscape.invalid-date', message });
    }
  }
  if (wrong.length > 0) return { problems: wrong };
  const programme = text('programme');
  const tier = text('tier');
  const listing = {
    programme,
    tier: tierName(map, tier),
    name: displayName(text('name'), [programme, tier], map.nameMarks),
    sourceName: text('name'),
    homepage: text('homepage') || null,
    crunchbase: text('crunchbase') || null,
    joinedOn: text('joined') || null,
    row,
  };
  return { snapshot: text('snapshot'), listing };
}
