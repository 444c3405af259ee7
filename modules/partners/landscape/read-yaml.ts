import type { YAMLMap } from 'yaml';
import type { RowProblem } from '../../../platform/files/csv/index.ts';
import { isDay } from './day.ts';
import { displayName } from './display-name.ts';
import { type LandscapeMap, type MappedProgramme, tierName } from './landscape-map.ts';
import type { LandscapeListing } from './state.ts';
import { isMap, isSeq, parseYaml, textOf, valueAt, type YamlTree } from './yaml-nodes.ts';

/** More than any landscape lists; a file that aliases blow up beyond it is refused. */
const MOST_ENTRIES = 100_000;
const MOST_PROBLEMS = 1_000;

export type YamlListings = {
  listings: LandscapeListing[];
  problems: RowProblem[];
  warnings: RowProblem[];
};

type Reading = {
  tree: YamlTree;
  map: LandscapeMap;
  listings: LandscapeListing[];
  problems: RowProblem[];
  warnings: RowProblem[];
  entries: number;
};
type Group = { name: string; node: YAMLMap };

/**
 * Reads the mapped categories of a landscape YAML file, in the older form (`landscape:`) and the
 * newer (`categories:`). `row` of a problem is its line. Where the file has nothing of what the map
 * names for a programme, that is a problem, else all its members would seem to have left. Where it
 * has some of the named subcategories, the others are only warned of: tiers come and go.
 */
export function readLandscapeYaml(text: string, map: LandscapeMap): YamlListings {
  const tree = parseYaml(text);
  if ('message' in tree) {
    const problem = { row: tree.line, field: null, code: tree.code, message: tree.message };
    return { listings: [], problems: [problem], warnings: [] };
  }
  const reading: Reading = { tree, map, listings: [], problems: [], warnings: [], entries: 0 };
  const list = isMap(tree.root)
    ? (valueAt(tree, tree.root, 'landscape') ?? valueAt(tree, tree.root, 'categories'))
    : undefined;
  if (!isSeq(list)) {
    const message =
      'The file has no list “landscape” or “categories”. Choose the data file of a landscape.';
    return {
      listings: [],
      problems: [{ row: 1, field: null, code: 'landscape.not-a-landscape', message }],
      warnings: [],
    };
  }
  const categories = groupsIn(reading, list, 'category');
  for (const programme of map.programmes) readProgramme(reading, categories, programme);
  return { listings: reading.listings, problems: reading.problems, warnings: reading.warnings };
}

function readProgramme(reading: Reading, categories: Group[], mapped: MappedProgramme): void {
  const meant = categories.filter(({ name }) => name === mapped.category);
  if (meant.length === 0) {
    missing(reading.problems, 'category', mapped.category, categories);
    return;
  }
  const subcategories = meant.flatMap(({ node }) => {
    const list = valueAt(reading.tree, node, 'subcategories');
    if (list === undefined) return [];
    if (isSeq(list)) return groupsIn(reading, list, 'subcategory');
    complain(reading, list, 'subcategories', 'wrong-type', '“subcategories” must be a list');
    return [];
  });
  const wanted = mapped.subcategory === undefined ? undefined : [mapped.subcategory].flat();
  const absent = (wanted ?? []).filter((name) => !subcategories.some((one) => one.name === name));
  const into = absent.length === wanted?.length ? reading.problems : reading.warnings;
  for (const name of absent) missing(into, 'subcategory', name, subcategories);
  for (const subcategory of subcategories) {
    if (wanted && !wanted.includes(subcategory.name)) continue;
    readItems(reading, subcategory, mapped);
  }
}

function readItems(reading: Reading, subcategory: Group, mapped: MappedProgramme): void {
  const items = valueAt(reading.tree, subcategory.node, 'items');
  if (items === undefined) return;
  if (!isSeq(items)) {
    complain(reading, items, 'items', 'wrong-type', '“items” must be a list');
    return;
  }
  for (const written of items.items) {
    reading.entries++;
    if (reading.entries === MOST_ENTRIES + 1) {
      const most = `The file lists more than ${MOST_ENTRIES} entries`;
      complain(reading, subcategory.node, null, 'too-many-entries', most);
    }
    if (reading.entries > MOST_ENTRIES) return;
    readItem(reading, written, subcategory.name, mapped);
  }
}

function readItem(
  reading: Reading,
  written: unknown,
  subcategory: string,
  mapped: MappedProgramme,
): void {
  const { tree, map } = reading;
  const node = tree.real(written);
  const row = tree.lineOf(written);
  if (!isMap(node)) {
    complain(reading, written, null, 'wrong-type', 'An item must have fields such as “name”');
    return;
  }
  const sourceName = text(reading, node, 'name');
  if (!sourceName) {
    if (sourceName === undefined) {
      complain(reading, written, 'name', 'missing-name', 'The item has no “name”. Give it one');
    }
    return;
  }
  const sourceTier = mapped.tier === 'subcategory' ? subcategory : mapped.tier;
  const standing = [mapped.programme, sourceTier, mapped.category, subcategory];
  reading.listings.push({
    programme: mapped.programme,
    tier: tierName(map, sourceTier),
    name: displayName(sourceName, standing, map.nameMarks),
    sourceName,
    homepage: text(reading, node, 'homepage_url') ?? null,
    crunchbase: text(reading, node, 'crunchbase') ?? null,
    joinedOn: joinedOn(reading, node),
    row,
  });
}

function joinedOn(reading: Reading, item: YAMLMap): string | null {
  const extra = valueAt(reading.tree, item, 'extra');
  const day = text(reading, item, 'joined') ?? (isMap(extra) && text(reading, extra, 'joined'));
  if (!day) return null;
  if (isDay(day)) return day;
  complain(reading, item, 'joined', 'invalid-date', `“${day}” is not a day written 2026-08-31`);
  return null;
}

/** A field's text; undefined when it is missing or empty; a problem and '' when it is no text. */
function text(reading: Reading, map: YAMLMap, field: string): string | undefined {
  const node = valueAt(reading.tree, map, field);
  if (node === undefined) return undefined;
  const found = textOf(node);
  if (found === undefined) {
    complain(reading, node, field, 'wrong-type', `“${field}” must be a text`);
    return '';
  }
  return found === '' ? undefined : found;
}

function groupsIn(reading: Reading, list: { items: unknown[] }, kind: string): Group[] {
  return list.items.flatMap((written) => {
    const node = reading.tree.real(written);
    const name = isMap(node)
      ? (textOf(valueAt(reading.tree, node, 'name')) ?? textOf(valueAt(reading.tree, node, kind)))
      : undefined;
    if (isMap(node) && name) return [{ name, node }];
    complain(reading, written, 'name', 'missing-name', `A ${kind} has no “name”. Give it one`);
    return [];
  });
}

function missing(into: RowProblem[], kind: string, name: string, groups: readonly Group[]): void {
  const known = groups.map((group) => `“${group.name}”`);
  const has = known.length > 0 ? `It has ${known.slice(0, 30).join(', ')}` : 'It has none';
  const message = `The file has no ${kind} “${name}”. ${has}. Mend the map.`;
  into.push({ row: 0, field: kind, code: `landscape.unknown-${kind}`, message });
}

function complain(
  reading: Reading,
  at: unknown,
  field: string | null,
  code: string,
  what: string,
): void {
  if (reading.problems.length >= MOST_PROBLEMS) return;
  const row = reading.tree.lineOf(at);
  const message = `${what} (line ${row}).`;
  reading.problems.push({ row, field, code: `landscape.${code}`, message });
}
