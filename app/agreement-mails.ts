import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import { acceptedDocument, agreementOfAcceptance } from '../modules/partners/index.ts';
import { notify } from './notices.ts';

/** Sends a partner's administrators the text that one of them accepted, as it was accepted. */
export async function tellAccepted(
  call: Call,
  event: JournalEvent,
  baseUrl: string,
): Promise<void> {
  const acceptanceId = String(event.facts['acceptanceId']);
  const { acceptance, name } = await agreementOfAcceptance(call, acceptanceId);
  await notify(call, baseUrl, {
    organisationId: acceptance.organisationId,
    administratorsOnly: true,
    subjectId: acceptance.organisationId,
    target: '/company/agreement',
    template: 'agreement-accepted',
    attachments: [await acceptedDocument(call, acceptanceId)],
    facts: ({ programmeName, organisationName }) => ({
      programmeName,
      partnerName: organisationName,
      personName: acceptance.personName,
      agreementName: name,
      version: acceptance.policyVersion,
    }),
  });
}
