import { pino } from 'pino';
import type { Logger } from '../platform/http/index.ts';

/** JSON lines on standard error. Bodies, tokens and mail addresses never go in. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
}
