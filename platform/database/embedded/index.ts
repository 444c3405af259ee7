export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded.ts';
export { type Claim, claimServer, findServer, type RunningServer } from './run-file.ts';
