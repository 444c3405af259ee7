import type { PgBoss } from 'pg-boss';
import type { Call, Database } from '../database/index.ts';
import type { Logger } from '../http/index.ts';
import type { JournalEvent } from '../journal/index.ts';

/** One line of app/wiring.ts: when this happens, then do that, as the worker. */
export type Reaction = {
  /** The event's type; `*` for every event. */
  on: string;
  /** Unique among the reactions to one event; kept in the inbox, so never renamed. */
  name: string;
  run: (call: Call, event: JournalEvent) => Promise<void>;
};

export type ReactionParts = {
  database: Database;
  boss: PgBoss;
  reactions: readonly Reaction[];
  now: () => Date;
  log: Logger;
};

/** What travels through the queue; the event itself stays in the journal. */
export type Message = { programmeId: string; eventId: string; type: string };

export function reactionsTo(reactions: readonly Reaction[], type: string): Reaction[] {
  return reactions.filter((reaction) => reaction.on === type || reaction.on === '*');
}
