import { refuse } from '../refusal/index.ts';

/**
 * Two people never overwrite each other silently.
 *
 * @param ifMatch the version that the request names, or null when it names none
 * @throws 412 when the record has moved on
 */
export function expectVersion(ifMatch: number | null, version: number): void {
  if (ifMatch !== null && ifMatch !== version) {
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this in the meantime. Load it again and repeat your change.',
      facts: { version },
    });
  }
}
