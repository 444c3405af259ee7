export type RoleChange = { role: string; change: 'added' | 'dropped' };

/** Why a role cannot be added or dropped, as a code; undefined when it can. A partner has one role at least. */
export function hindrance(
  held: readonly string[],
  { role, change }: RoleChange,
): 'partners.role-held' | 'partners.role-not-held' | 'partners.last-role' | undefined {
  if (change === 'added') return held.includes(role) ? 'partners.role-held' : undefined;
  if (!held.includes(role)) return 'partners.role-not-held';
  return held.length === 1 ? 'partners.last-role' : undefined;
}

/** The roles that a partner holds after a change, in the order in which it took them up. */
export function rolesAfter(held: readonly string[], { role, change }: RoleChange): string[] {
  return change === 'added' ? [...held, role] : held.filter((one) => one !== role);
}

/** What turns one set of roles into another, role by role: added ones first, so that none is ever the last to go. */
export function roleChanges(before: readonly string[], after: readonly string[]): RoleChange[] {
  const added = [...new Set(after)].filter((role) => !before.includes(role));
  const dropped = before.filter((role) => !after.includes(role));
  return [
    ...added.map((role) => ({ role, change: 'added' as const })),
    ...dropped.map((role) => ({ role, change: 'dropped' as const })),
  ];
}
