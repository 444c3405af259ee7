/** Conversation: comments that both sides read, notes of one side, beside the record that they are about. */
export { followMerge } from './actions.ts';
export { contract } from './contract.ts';
export { eventTitles } from './event-titles.ts';
export { registerPlace, type Place, type RecordKind } from './places.ts';
export { routes } from './routes.ts';
export { writtenBy } from './store.ts';
