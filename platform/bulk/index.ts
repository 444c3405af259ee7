import type { BoundRoute } from '../http/index.ts';
import type { JobHandler } from '../jobs/index.ts';
import { bulkJobs } from './actions.ts';
import type { BulkKind } from './kind.ts';
import { bulkRoutes } from './routes.ts';

export { eventTitles } from './events.ts';
export {
  bulkAction,
  type BulkAction,
  type BulkKind,
  type RowChange,
  type RowPlan,
} from './kind.ts';
export { forgetOldBulkRows } from './upkeep.ts';

/** The HTTP operations and long jobs of changing many records at once, for the kinds that the product has. */
export function composeBulk(kinds: readonly BulkKind[]): {
  routes: BoundRoute[];
  jobs: JobHandler[];
} {
  return { routes: bulkRoutes(kinds), jobs: bulkJobs(kinds) };
}
