import type { FitKindName, FitSettings } from '../../rules/policy.ts';
import type { FitKind } from './kind.ts';
import { distance, territory } from './place.ts';
import { fairTurn, pastPerformance, responseTime, roomLeft, tier } from './record.ts';
import { companySize, industry, language, specialisation } from './subject.ts';

/** All kinds of fit parts but `condition`, which is compiled with the policy's fields. */
export const fitKinds: {
  readonly [Kind in Exclude<FitKindName, 'condition'>]: FitKind<FitSettings[Kind]>;
} = {
  territory,
  distance,
  industry,
  'company-size': companySize,
  specialisation,
  language,
  tier,
  'past-performance': pastPerformance,
  'response-time': responseTime,
  'room-left': roomLeft,
  'fair-turn': fairTurn,
};
