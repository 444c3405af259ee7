import { isRecord } from '../../../platform/decisions/policy-reading.ts';
import type { Reading } from '../../../platform/decisions/policy-reading.ts';
import type { FitKindName, FitSettings } from './policy.ts';

type Bounds = { readonly low: number; readonly high: number };
type Plain = Exclude<FitKindName, 'condition' | 'tier'>;

const share: Bounds = { low: 0, high: 1 };

/** The numbers that each kind is set with, and their bounds. */
export const fitSettingBounds: {
  readonly [Kind in Plain]: Readonly<Record<keyof FitSettings[Kind], Bounds>>;
} = {
  territory: { countryShare: share },
  distance: { reachKm: { low: 1, high: 20_000 } },
  industry: { familyShare: share },
  'company-size': { reach: { low: 1.1, high: 1_000_000 } },
  specialisation: {},
  language: {},
  'past-performance': {
    priorRate: share,
    priorStrength: { low: 0.1, high: 1000 },
    fullAt: { low: 0.01, high: 1 },
  },
  'response-time': {
    fullAtHours: { low: 0, high: 1000 },
    zeroAtHours: { low: 0.1, high: 10_000 },
    priorHours: { low: 0, high: 10_000 },
    priorStrength: { low: 0.1, high: 1000 },
  },
  'room-left': { unlimitedShare: share },
  'fair-turn': { halfAt: { low: 0.1, high: 10_000 } },
};

/** Reports what is wrong with the settings of a fit part. */
export function settingsOf(
  reading: Reading,
  kind: Plain | 'tier',
  json: unknown,
  pointer: string,
): void {
  if (kind === 'tier') {
    readTiers(reading, json, pointer);
    return;
  }
  const bounds = Object.entries<Bounds>(fitSettingBounds[kind]);
  if (
    !reading.record(
      json,
      pointer,
      bounds.map(([name]) => name),
      [],
    )
  )
    return;
  for (const [name, { low, high }] of bounds)
    reading.number(json[name], `${pointer}/${name}`, low, high);
  if (kind === 'response-time' && Number(json.fullAtHours) >= Number(json.zeroAtHours))
    reading.report(
      `${pointer}/zeroAtHours`,
      'invalid-value',
      'Nothing is left only after more hours than earn all.',
    );
}

function readTiers(reading: Reading, json: unknown, pointer: string): void {
  if (!reading.record(json, pointer, ['shares'], [])) return;
  if (!isRecord(json.shares)) {
    reading.report(
      `${pointer}/shares`,
      'invalid-shape',
      'Expected the share of each tier by its name.',
    );
    return;
  }
  for (const [name, value] of Object.entries(json.shares))
    reading.number(value, `${pointer}/shares/${name}`, 0, 1);
}
