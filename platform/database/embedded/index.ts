export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded.ts';
export { makeDataFolder } from './place.ts';
export { type Claim, claimServer, findServer, type RunningServer } from './run-file.ts';
