export {
  publish,
  publishMany,
  type EventActor,
  type Facts,
  type JournalEvent,
  type NewEvent,
} from './publish.ts';
