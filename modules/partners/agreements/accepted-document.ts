import { programmeOf } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import { acceptedText } from './actions.ts';
import { agreementPageFile } from './document-page.ts';
import { agreementPdf, fitsPdf } from './document.ts';

/**
 * What was accepted, by whom and when, as a file: a PDF, or a page where the PDF's fonts lack letters of it.
 *
 * @throws 404 for an acceptance that the actor may not read
 */
export async function acceptedDocument(call: Call, acceptanceId: string) {
  const { vendorName } = await programmeOf(call);
  const accepted = { ...(await acceptedText(call, acceptanceId)), vendorName };
  const name = `agreement-${accepted.acceptance.policyVersion}`;
  return fitsPdf(accepted)
    ? { name: `${name}.pdf`, contentType: 'application/pdf', bytes: await agreementPdf(accepted) }
    : {
        name: `${name}.html`,
        contentType: 'text/html; charset=utf-8',
        bytes: await agreementPageFile(accepted),
      };
}
