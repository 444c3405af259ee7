export { createClient } from './client.ts';
export type { Client } from './client.ts';
export { fieldOf, Problem } from './problem.ts';
export type { FieldProblem } from './problem.ts';
export { serverNow } from './clock.ts';
export { queryString } from './address.ts';
export type { Answer, Contract, Operation, Operations, Reply, Request } from './contract-types.ts';
export { enclose } from './enclose.ts';
export type { Enclosed } from './enclose.ts';
