import { html } from 'hono/html';
import { stampOf, type AcceptedDocument } from './document.ts';

/**
 * The accepted text with its stamp as one page without parts from elsewhere, for letters that the PDF's fonts lack:
 * whoever opens or prints it has fonts of its own. The same acceptance gives the same bytes.
 */
export async function agreementPageFile(accepted: AcceptedDocument): Promise<Buffer> {
  const { name, vendorName, partnerName, clauses, acceptance } = accepted;
  const page = await html`<!doctype html>
<html>
<head><meta charset="utf-8"><title>${name}</title><style>
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
@media print { body { margin: 0; } }
</style></head>
<body>
<h1 dir="auto">${name}</h1>
<p dir="auto">between ${vendorName} and ${partnerName}, version ${acceptance.policyVersion}</p>
${clauses.map(
  ({ clause, heading, text }) =>
    html`<h2 dir="auto">${clause} ${heading}</h2>
<p dir="auto">${text}</p>
`,
)}<hr>
<p dir="auto">${stampOf(accepted)}</p>
</body>
</html>
`;
  return Buffer.from(String(page));
}
