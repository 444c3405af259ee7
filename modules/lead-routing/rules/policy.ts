/**
 * A routing policy: who may get a lead (rules, in order), who fits best (part-scores that sum to 100), how much
 * a partner takes at once, and how equals are told apart. Everything that decides carries a clause id, a text
 * that can be quoted to a partner and the reason it was written so. The JSON Schema of this document is
 * docs/reference/routing-policy.schema.json.
 */
import type { Condition } from '../../../platform/conditions/language.ts';
import type { DistanceSettings, TerritorySettings } from '../algorithms/fit/place.ts';
import type {
  PerformanceSettings,
  ResponseSettings,
  RoomSettings,
  TierSettings,
  TurnSettings,
} from '../algorithms/fit/record.ts';
import type { IndustrySettings, NoSettings, SizeSettings } from '../algorithms/fit/subject.ts';

/** A clause that can be cited: its id is unique in the policy. */
export type Clause = {
  readonly clause: string;
  /** The clause in one sentence; without it the sentence is written from the rule itself. */
  readonly text?: string;
  /** Why it is so, for whoever reads or changes the policy. */
  readonly why?: string;
};

/**
 * One step of eligibility: keeps the partners for which the condition holds. A *required* rule that leaves nobody sends the
 * lead to the inbox with this clause as reason; an *optional* one that would leave nobody with room is skipped.
 */
export type EligibilityRule = Clause & {
  readonly requirement: 'required' | 'optional';
  /** Facts are named `lead.…` and `partner.…`; a value may refer to another fact: `{field: 'lead.country'}`. */
  readonly condition: Condition;
  /** What a partner lacks that does not pass, to stand after its name: 'does not serve the country of the lead'. */
  readonly lacks?: string;
};

/** Settings by the kind of a fit part; each kind's documentation says what it measures and that it is monotone. */
export type FitSettings = {
  readonly territory: TerritorySettings;
  readonly distance: DistanceSettings;
  readonly industry: IndustrySettings;
  readonly 'company-size': SizeSettings;
  readonly specialisation: NoSettings;
  readonly language: NoSettings;
  readonly tier: TierSettings;
  readonly 'past-performance': PerformanceSettings;
  readonly 'response-time': ResponseSettings;
  readonly 'room-left': RoomSettings;
  readonly 'fair-turn': TurnSettings;
  readonly condition: { readonly condition: Condition };
};

export type FitKindName = keyof FitSettings;

/** One part of the score: `weight` points at most, of 100 in all parts together. `name` is unique in the policy. */
export type FitPart<Kind extends FitKindName = FitKindName> = Kind extends FitKindName
  ? Clause & {
      readonly name: string;
      readonly kind: Kind;
      readonly weight: number;
      readonly settings: FitSettings[Kind];
    }
  : never;

/** A further fact that conditions may name, such as a column of an imported file. */
export type ExtraField = {
  readonly field: string;
  readonly type: 'text' | 'number' | 'boolean' | 'tags' | 'enum';
  readonly label: string;
  readonly values?: readonly string[];
};

export type RoutingPolicy = {
  readonly kind: 'lead-routing';
  readonly name: string;
  readonly fields?: readonly ExtraField[];
  readonly rules: readonly EligibilityRule[];
  readonly fit: readonly FitPart[];
  /** A partner whose open leads reach its capacity is full and gets no further lead. */
  readonly capacity: Clause;
  /** The most points win; equals are drawn by the stored seed. */
  readonly choice: Clause;
  /** How many hours a partner has to answer an offer, the same for all; without it 48. */
  readonly offer?: Clause & { readonly answerHours: number };
};

/** The points of all parts together. */
export const fullScore = 100;

export const fitKindNames = [
  'territory',
  'distance',
  'industry',
  'company-size',
  'specialisation',
  'language',
  'tier',
  'past-performance',
  'response-time',
  'room-left',
  'fair-turn',
  'condition',
] as const satisfies readonly FitKindName[];
