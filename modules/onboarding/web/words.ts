import type { StepOwner } from '../path.ts';

const owners: Record<StepOwner, string> = {
  'partner.admin': 'The partner’s administrator',
  'partner.seller': 'The partner’s seller',
  'partner.marketer': 'The partner’s marketer',
  'vendor.channel-manager': 'The vendor’s channel manager',
  'vendor.marketer': 'The vendor’s marketer',
  'vendor.seller': 'The vendor’s seller',
};

/** Who sees to a step. */
export function sayOwner(owner: StepOwner): string {
  return owners[owner];
}
