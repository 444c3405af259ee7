/** What partners bought: order lines, their sums, and the metrics that tiers count. */
export { recordOrderLines, salesMetrics, type SalesMetrics } from './actions.ts';
export { contract } from './contract.ts';
export { transactionImport, transactionKeeper } from './imports.ts';
export { firstYears } from './first-years.ts';
export { routes } from './routes.ts';
export type { NewOrderLine } from './store.ts';
