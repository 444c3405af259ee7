import { html } from 'hono/html';
import { workerOf } from '../../../../platform/access/index.ts';
import { newId, transaction, type Database } from '../../../../platform/database/index.ts';
import { publicPage, type Answer, type Visit } from '../../../../platform/pages/index.ts';
import { stopContact } from '../../prospects/following.ts';
import { prospectOf } from '../../prospects/opt-out.ts';
import { sayPage } from './parts.ts';

/** Looked at, the address only asks: mail programs look at every link. */
export function askOptOut(visit: Visit, database: Database, token: string): Answer {
  if (prospectOf(database, token) === null) return null;
  const title = 'No further invitations?';
  return {
    page: publicPage(
      { ...visit.frame, title, hidden: true },
      html`<div class="lead-in"><h1>${title}</h1><p class="intro">${visit.programme.vendorName} will not invite your firm to its partner programme again.</p></div>
<form method="post"><p><button class="button main">No further invitations</button></p></form>`,
    ),
  };
}

export async function takeOptOut(visit: Visit, database: Database, token: string): Promise<Answer> {
  const prospectId = prospectOf(database, token);
  if (prospectId === null) return null;
  await transaction(database, workerOf(visit.programme.id), visit.now, newId('req'), (call) =>
    stopContact(call, prospectId),
  );
  const text = 'You can still apply yourself on any day.';
  return {
    page: sayPage(visit, 'You will get no further invitations', text, [
      { href: `/p/${visit.programme.slug}/apply`, label: 'Become a partner' },
    ]),
  };
}
