import type { Database } from '../../../platform/database/index.ts';
import { tellOffered } from '../../mails.ts';
import { asWorker } from '../programme.ts';
import type { Player } from './players.ts';

/** Offers that still wait are mailed to the cast, as they would have been when they were made. */
export async function mailOpenOffers(
  database: Database,
  programmeId: string,
  baseUrl: string,
  players: readonly Player[],
  now: Date,
): Promise<void> {
  for (const player of players) {
    for (const offer of player.offers.slice(4, 6)) {
      await asWorker(database, programmeId, now, (call) =>
        tellOffered(
          call,
          {
            id: '',
            type: 'lead-routing.lead-offered',
            at: now.toISOString(),
            subjectId: offer.leadId,
            organisationId: offer.organisationId,
            actor: { kind: 'worker', personId: null, organisationId: null, name: 'Fairway' },
            surface: 'worker',
            facts: { offerId: offer.id },
            requestId: '',
          },
          baseUrl,
        ),
      );
    }
  }
}
