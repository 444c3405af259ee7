import type { Condition } from '../../../../platform/conditions/index.ts';

/** One thing that an ideal partner has, and how much it weighs against the others of its profile. */
export type Wish = {
  readonly clause: string;
  /** In plain words: 'Knows an industry we sell to'. */
  readonly text: string;
  readonly why?: string;
  readonly condition: Condition;
  readonly weight: number;
};

/** Whom the vendor looks for in one role, and within it in one segment of firms. */
export type Profile = {
  readonly role: string;
  /** The firms that it is for; absent: every firm of the role. The first profile that fits a firm scores it. */
  readonly segment?: { readonly name: string; readonly condition: Condition };
  readonly wishes: readonly Wish[];
};

export type ProfilePolicy = {
  readonly kind: 'recruitment.profile';
  readonly name: string;
  readonly profiles: readonly Profile[];
};

/** What is known of a firm that is scored; null or empty is not known. */
export type ProspectFacts = {
  readonly country: string | null;
  readonly region: string | null;
  readonly domain: string | null;
  readonly businessType: string | null;
  readonly employees: number | null;
  readonly industries: readonly string[];
  readonly specialisations: readonly string[];
  readonly languages: readonly string[];
};
