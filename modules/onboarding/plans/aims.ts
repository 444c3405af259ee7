/** What an aim is counted by: figures that the product has of itself, so that nobody enters how far they are. */
export const measures = [
  'registered-deals',
  'won-deals',
  'accepted-leads',
  'people-with-access',
] as const;
export type Measure = (typeof measures)[number];

export type Aim = {
  readonly what: string;
  readonly measure: Measure;
  readonly number: number;
  /** YYYY-MM-DD; the day itself still counts. */
  readonly until: string;
};

/** `open` while there is time, `reached` once the number is there, `missed` when the day has passed without it. */
export type AimState = 'open' | 'reached' | 'missed';
