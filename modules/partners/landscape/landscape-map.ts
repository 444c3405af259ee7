import { z } from 'zod';
import type { RowProblem } from '../../../platform/files/csv/index.ts';

const Name = z.string().trim().min(1);

const LandscapeMapShape = z.strictObject({
  programmes: z
    .array(
      z.strictObject({
        programme: Name,
        category: Name,
        subcategory: z.union([Name, z.array(Name).min(1)]).optional(),
        tier: Name,
      }),
    )
    .default([]),
  tierAliases: z.record(z.string(), Name).default({}),
  as: z.iso.date().optional(),
  nameMarks: z.array(Name).default([]),
});

/**
 * How a landscape file is read. `programmes` says which category (and which of its subcategories;
 * all unless said) lists the members of which programme; `tier` is 'subcategory' when the
 * subcategory's name is the tier, else the one tier of all. `tierAliases` gives a tier of the file
 * another name. `as` is the day the file describes, YYYY-MM-DD. `nameMarks` are marks in brackets
 * behind names, besides the usual ones, that are left out of the displayed name.
 */
export type LandscapeMap = z.output<typeof LandscapeMapShape>;
export type MappedProgramme = LandscapeMap['programmes'][number];

/** Reads MAP.json. Problems have row 0, since they lie in the map and in no row of the file. */
export function parseLandscapeMap(
  json: unknown,
): { map: LandscapeMap; problems: [] } | { map: undefined; problems: RowProblem[] } {
  const parsed = LandscapeMapShape.safeParse(json ?? {});
  if (parsed.success) return { map: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    row: 0,
    field: path.join('.') || null,
    code: 'landscape.invalid-map',
    message: `The map is not right${path.length > 0 ? ` at “${path.join('.')}”` : ''}: ${message}.`,
  }));
  return { map: undefined, problems };
}

/** The name under which the map wants a tier to be known. */
export function tierName(map: LandscapeMap, tier: string): string {
  return Object.hasOwn(map.tierAliases, tier) ? (map.tierAliases[tier] ?? tier) : tier;
}
