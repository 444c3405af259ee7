import { refuse } from '../../../platform/refusal/index.ts';
import { partnerStages } from '../stages/rules.ts';
import type { Partner } from '../tables.ts';

/**
 * Whoever adds to the records of a role holds it now; those that are there stay to be read and brought to their end.
 *
 * @throws 409 with the code when the partner does not hold the role, or is no partner now
 */
export function demandRole(
  { name, roles, stage }: Pick<Partner, 'name' | 'roles' | 'stage'>,
  role: string,
  code: 'partners.no-alliance' | 'partners.no-integration',
): void {
  if (roles.includes(role) && partnerStages.includes(stage)) return;
  throw refuse(code, {
    status: 409,
    detail: `${name} is no ${role} partner now. The channel manager adds the role on the partner’s record.`,
  });
}
