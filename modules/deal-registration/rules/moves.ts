import type { ActorKind } from '../../../platform/access/actor.ts';
import type { Status } from './registration.ts';

/** One move: from which statuses, to which (null: the status stays), and who may make it. */
export type MoveRule = {
  readonly from: readonly Status[];
  readonly to: Status | null;
  readonly who: readonly ActorKind[];
};

const partner = [
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
  'api-key',
] as const;
const vendor = ['vendor.admin', 'vendor.channel-manager', 'host', 'api-key'] as const;
const undecided = ['submitted', 'under-review'] as const;
const alive = ['draft', 'submitted', 'under-review', 'returned', 'approved'] as const;

/**
 * All moves a registration can make. The API refuses any other, and screens offer no other. An API key stands for its
 * owner, whose side the route has checked before.
 */
export const moves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', who: partner },
  resubmit: { from: ['rejected'], to: 'submitted', who: partner },
  review: { from: ['submitted'], to: 'under-review', who: ['worker'] },
  approve: { from: undecided, to: 'approved', who: [...vendor, 'worker'] },
  return: { from: undecided, to: 'returned', who: [...vendor, 'worker'] },
  reject: { from: undecided, to: 'rejected', who: [...vendor, 'worker'] },
  decline: { from: undecided, to: 'declined', who: vendor },
  // An appeal overturned the decision: a person decides anew.
  reopen: { from: ['rejected', 'declined'], to: 'under-review', who: ['worker'] },
  withdraw: { from: alive, to: 'withdrawn', who: partner },
  advance: { from: alive, to: null, who: partner },
  extend: { from: ['approved'], to: null, who: [...partner, ...vendor] },
  win: { from: ['approved', 'expired'], to: 'closed', who: [...partner, ...vendor] },
  lose: { from: ['approved', 'expired'], to: 'closed', who: [...partner, ...vendor] },
  expire: { from: ['approved'], to: 'expired', who: ['worker'] },
} as const satisfies Record<string, MoveRule>;

export type Move = keyof typeof moves;

export const moveNames = Object.keys(moves) as readonly Move[];

/** Statuses in which the vendor has decided. */
export const decided: readonly Status[] = ['approved', 'rejected', 'declined', 'expired', 'closed'];

/** Whether the move starts from this status. */
export function startsFrom(move: Move, status: Status): boolean {
  const { from }: MoveRule = moves[move];
  return from.includes(status);
}

/** Whether this kind of actor may make the move at all. */
export function mayMake(actorKind: ActorKind, move: Move): boolean {
  const { who }: MoveRule = moves[move];
  return who.includes(actorKind);
}
