// Heavy pure computation of routing, importable without server or database.
export { choose, loadColumns } from './algorithms/choose.ts';
export type { Choice, LoadColumns } from './algorithms/choose.ts';
export { ask, exchange, prepare } from './algorithms/prepare.ts';
export type { AskedLead, Prepared } from './algorithms/prepare.ts';
