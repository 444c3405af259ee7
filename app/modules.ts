import type { BoundRoute } from '../platform/http/index.ts';
import { routes as accounts } from '../modules/accounts/index.ts';
import { routes as catalogue } from '../modules/catalogue/index.ts';
import { routes as partners } from '../modules/partners/index.ts';
import { routes as sales } from '../modules/sales/index.ts';

/** Every module's operations, in the order in which the documentation lists them. */
export const moduleRoutes: BoundRoute[] = [...partners, ...catalogue, ...sales, ...accounts];
