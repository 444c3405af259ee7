/** A version of one of the vendor's products, as the vendor declared it. */
export type ProductVersion = {
  readonly id: string;
  readonly product: string;
  /** As people call it: '5.0'. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly releasedOn: string;
};

export const testStates = ['tested', 'outdated', 'withdrawn'] as const;
export type TestState = (typeof testStates)[number];

/**
 * The newest version of the same product that came out after this one; undefined while this one is the newest. Of two of
 * one day the one declared later is newer: ids are time-ordered.
 */
export function newerThan(
  tested: ProductVersion,
  versions: readonly ProductVersion[],
): ProductVersion | undefined {
  const later = versions.filter(
    (one) => one.product === tested.product && orderOf(one) > orderOf(tested),
  );
  return later.toSorted((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1))[0];
}

/** A test is outdated once the vendor has declared a newer version of the product; withdrawn is withdrawn. */
export function stateOf(withdrawnAt: string | null, newer: ProductVersion | undefined): TestState {
  if (withdrawnAt !== null) return 'withdrawn';
  return newer ? 'outdated' : 'tested';
}

const orderOf = ({ releasedOn, id }: ProductVersion) => `${releasedOn} ${id}`;
