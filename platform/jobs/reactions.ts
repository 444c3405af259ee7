import type { Call } from '../database/index.ts';
import type { JournalEvent } from '../journal/index.ts';

/** One line of app/wiring.ts: when this happens, then do that, as the worker. */
export type Reaction = {
  /** The event's type; `*` for every event. */
  on: string;
  /** Unique among the reactions to one event; kept in the inbox, so never renamed. */
  name: string;
  run: (call: Call, event: JournalEvent) => Promise<void>;
};
