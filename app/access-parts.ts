import { openLibrary, type AccessParts } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import type { Logger } from '../platform/http/index.ts';
import type { Installation } from './installation.ts';

/** What signing in needs of this installation. */
export function accessParts(
  { database, settings }: Installation,
  log: Logger,
  afterWrite: () => void,
): AccessParts {
  return {
    database,
    library: openLibrary(database, settings.baseUrl),
    baseUrl: settings.baseUrl,
    now: present,
    stylesheet: '/public.css',
    onError: (error) =>
      log.error(
        { error: error instanceof Error ? error.message : String(error) },
        'after an answer',
      ),
    afterWrite,
  };
}
