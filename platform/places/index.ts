import postal from './us-postal-areas.json' with { type: 'json' };

export type Coordinates = { latitude: number; longitude: number };

const areas: Record<string, number[] | undefined> = postal.areas;

/**
 * Where a postal code lies, to the middle of its three-digit area (some tens of kilometres):
 * enough to say who is nearer, and no look-up leaves the machine. Known for the United States.
 *
 * @param country ISO 3166-1 alpha-2
 * @returns undefined where the place is not known
 */
export function placeOf(
  country: string | null,
  postalCode: string | null,
): Coordinates | undefined {
  if (country !== 'US' || postalCode === null) return undefined;
  const [latitude, longitude] = areas[postalCode.trim().slice(0, 3)] ?? [];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
