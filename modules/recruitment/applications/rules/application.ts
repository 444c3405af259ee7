/** The only moves an application can make. The API refuses any other; the screen does not offer it. */
export const moves = {
  approve: ['under-review', 'asked'],
  refuse: ['under-review', 'asked'],
  ask: ['under-review'],
  reply: ['asked'],
  withdraw: ['under-review', 'asked'],
} as const satisfies Record<string, readonly ApplicationStatus[]>;

export const applicationStatuses = [
  'under-review',
  'asked',
  'approved',
  'refused',
  'withdrawn',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];
export type ApplicationMove = keyof typeof moves;

export function mayMove(move: ApplicationMove, status: ApplicationStatus): boolean {
  return (moves[move] as readonly ApplicationStatus[]).includes(status);
}

/** A first guess at the name of the firm behind its own domain: "nordsee-logistik.de" is "Nordsee Logistik". */
export function companyGuess(domain: string | undefined): string {
  const [label = ''] = (domain ?? '').split('.');
  return label
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))
    .join(' ');
}
