export {
  placeResigned,
  resignAnchors,
  verifyAnchors,
  writeAnchors,
  type Anchor,
} from './anchors.ts';
export { verifyJournal } from './chain.ts';
export { checkJournal, checkOrphans } from './checks.ts';
export {
  eventActor,
  publish,
  publishMany,
  type EventActor,
  type Facts,
  type JournalEvent,
  type NewEvent,
} from './publish.ts';
export { routes } from './routes.ts';
export { sealEvents } from './seals.ts';
export { eventColumns, getEvent, timeline, type TimelineEntry } from './store.ts';
export { titleEvents, titleOf, type EventTitle } from './titles.ts';
export {
  inEveryProgramme,
  strayCheck,
  verify,
  type Finding,
  type Verification,
  type VerifyCheck,
} from './verification.ts';
