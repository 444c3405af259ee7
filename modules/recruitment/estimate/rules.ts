/** What one partner earned in its first twelve months on record. */
export type FirstYear = { readonly country: string; readonly earnedMinor: number };

export type Estimate = {
  /** '' for all partners. */
  readonly country: string;
  /** At least so many firms: rounded down to whole fives. */
  readonly firms: number;
  readonly lowMinor: number;
  readonly middleMinor: number;
  readonly highMinor: number;
};

/** Fewer firms than this give no figure: one of them could be told from it. */
export const fewestFirms = 5;

/**
 * The interval in which the middle half of the partners lies, for all and for each country with enough of them.
 * No partner can be told from it: every figure is the mean of three firms, rounded to two digits; and where the
 * countries left out would be fewer than five firms together, the smallest country told is left out with them, for
 * all less the others would give them away.
 */
export function estimates(records: readonly FirstYear[]): Estimate[] {
  const all = estimate('', records);
  if (!all) return [];
  const byCountry = [...Map.groupBy(records, ({ country }) => country)].toSorted(
    ([one, left], [other, right]) => right.length - left.length || (one < other ? -1 : 1),
  );
  const told = byCountry.filter(([, firms]) => firms.length >= fewestFirms);
  const count = (groups: typeof told) => groups.reduce((sum, [, firms]) => sum + firms.length, 0);
  const hidden = records.length - count(told);
  const open = hidden > 0 && hidden < fewestFirms ? told.slice(0, -1) : told;
  return [all, ...open.flatMap(([country, firms]) => estimate(country, firms) ?? [])];
}

function estimate(country: string, records: readonly FirstYear[]): Estimate | undefined {
  if (records.length < fewestFirms) return undefined;
  const earned = records
    .map(({ earnedMinor }) => earnedMinor)
    .toSorted((one, other) => one - other);
  return {
    country,
    firms: Math.floor(records.length / fewestFirms) * fewestFirms,
    lowMinor: around(earned, 0.25),
    middleMinor: around(earned, 0.5),
    highMinor: around(earned, 0.75),
  };
}

/** The mean of the firm at the quantile (nearest rank) and its two neighbours, to two digits. */
function around(sorted: readonly number[], share: number): number {
  const at = Math.round(share * (sorted.length - 1));
  const three = sorted.slice(at - 1, at + 2);
  return twoDigits(three.reduce((sum, value) => sum + value, 0) / three.length);
}

function twoDigits(value: number): number {
  if (value === 0) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.round(value / unit) * unit;
}
