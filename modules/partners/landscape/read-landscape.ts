import {
  type ByteSource,
  byteChunks,
  openCsv,
  type RowProblem,
  readText,
  splitHead,
  withHead,
} from '../../../platform/files/csv/index.ts';
import { type LandscapeMap, parseLandscapeMap } from './landscape-map.ts';
import { isHistoryHeader, readLandscapeHistory } from './read-history.ts';
import { readLandscapeYaml } from './read-yaml.ts';
import { type LandscapeState, stateOf } from './state.ts';

export type LandscapeFile = {
  /** Full states in date order: one of a YAML file, one for each snapshot day of a history file. */
  states: LandscapeState[];
  /** Rows or items read, also those that a later one replaces. */
  rows: number;
  /** Row of the CSV file, line of the YAML file, or 0 for the map. Any problem refuses the file. */
  problems: RowProblem[];
  /** What should be looked at but refuses nothing: a tier of the map that the file lacks. */
  warnings: RowProblem[];
};

export type LandscapeReadOptions = {
  /** MAP.json as parsed JSON; a history file needs none. */
  map?: unknown;
  /** The day a YAML file describes when the map has no `as`: YYYY-MM-DD. */
  today?: string;
};

const MOST_YAML_BYTES = 20_000_000;
const HEAD_BYTES = 65_536;

/** Reads a landscape file, a YAML or a history CSV (told by its header), into full states. */
export async function readLandscape(
  source: ByteSource,
  options: LandscapeReadOptions = {},
): Promise<LandscapeFile> {
  const { map, problems } = parseLandscapeMap(options.map);
  if (!map) return { states: [], rows: 0, problems, warnings: [] };
  const { head, rest } = await splitHead(byteChunks(source), HEAD_BYTES);
  const whole = withHead(head, rest);
  const beginning = await openCsv(head.subarray(0, HEAD_BYTES));
  if (isHistoryHeader(beginning.headers)) {
    return { ...(await readLandscapeHistory(whole, map)), warnings: [] };
  }
  return readYamlState(whole, map, map.as ?? options.today);
}

async function readYamlState(
  source: ByteSource,
  map: LandscapeMap,
  on: string | undefined,
): Promise<LandscapeFile> {
  if (map.programmes.length === 0) {
    const message =
      'A YAML landscape needs a map that says which category holds which programme: {"programmes": [{"programme", "category", "tier"}]}.';
    return refused({ row: 0, field: 'programmes', code: 'landscape.missing-map', message });
  }
  if (on === undefined) {
    const message = 'The map must say which day the file describes: "as": "2026-08-31".';
    return refused({ row: 0, field: 'as', code: 'landscape.missing-date', message });
  }
  const { text } = await readText(source, MOST_YAML_BYTES);
  if (text === undefined) {
    const message = `The file is longer than ${MOST_YAML_BYTES / 1_000_000} MB, more than any landscape.`;
    return refused({ row: 1, field: null, code: 'landscape.file-too-large', message });
  }
  const { listings, problems, warnings } = readLandscapeYaml(text, map);
  if (problems.length > 0) return { states: [], rows: listings.length, problems, warnings };
  const programmes = new Set(map.programmes.map(({ programme }) => programme));
  const states = [stateOf(on, [...programmes], listings)];
  return { states, rows: listings.length, problems, warnings };
}

function refused(problem: RowProblem): LandscapeFile {
  return { states: [], rows: 0, problems: [problem], warnings: [] };
}
