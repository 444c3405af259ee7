import type { Database } from '../database/index.ts';
import type { Library } from './library.ts';

/** What signing in needs from the rest of the house. */
export type AccessParts = {
  database: Database;
  library: Library;
  /** Address under which people reach this installation, without a slash at its end. */
  baseUrl: string;
  now: () => Date;
  /** Address of the stylesheet of public pages. */
  stylesheet: string;
  /** Hears of faults in work that goes on after its answer. */
  onError: (error: unknown) => void;
  /** Called when a mail was put into the outbox outside of a request. */
  afterWrite: () => void;
};
