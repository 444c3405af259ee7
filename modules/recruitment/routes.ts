import type { AccessParts } from '../../platform/access/index.ts';
import type { BoundRoute } from '../../platform/http/index.ts';
import { routes as applications } from './applications/routes.ts';
import { routes as assessments } from './assessments/routes.ts';
import { routes as prospects } from './prospects/routes.ts';

/** @param access asked for at a request: inviting a colleague makes a link and a mail */
export function routes(access: () => AccessParts): BoundRoute[] {
  return [...applications(access), ...assessments, ...prospects];
}
