import type { Prober } from './actors.ts';
import { mayKnow, type Owners } from './owners.ts';

export type Sent = { method: string; url: string; body: string };
export type Received = { status: number; headers: string; body: string };

/** A foreign text or a foreign record's id in an answer. */
export type Leak = { actor: string; request: string; status: number; found: string };

const canaryForm = /canary[:.]([a-z0-9-]+)[/.]([a-z0-9-]+)[:.]/g;
const idForm = /(?<![a-z0-9])[a-z]{2,12}_[0-7][0-9a-hjkmnp-tv-z]{25}(?![a-z0-9])/g;
const cursorForm = /"nextCursor":"([\w-]{16,})"/g;

/** What the vendor says to all partners of its programme carries the vendor's mark too. */
const saidToPartners =
  /(Programme \d|Vendor \d|Generated for tests|Admin|Told to partners) canary:programme-\d\/vendor:/g;

/**
 * Foreign canaries in an answer: another programme's for everybody, another partner's and the
 * vendor's own for a partner, any at all for a visitor. What the request itself said is no leak.
 * `secret` marks what the vendor tells no partner ever; `vendor` what it has not told yet.
 */
export function foreignTexts(
  prober: Prober,
  sent: Sent,
  received: Received,
  told: boolean,
): string[] {
  const asked = sent.url + sent.body;
  const text = readable(received).replaceAll(saidToPartners, '');
  const found = new Set<string>();
  for (const [canary, programme, owner] of text.matchAll(canaryForm)) {
    if (asked.includes(canary)) continue;
    if (programme !== prober.programme || !mayRead(prober, owner ?? '', told)) found.add(canary);
  }
  return [...found];
}

function mayRead({ side, partner }: Prober, owner: string, told: boolean): boolean {
  if (side === 'vendor') return true;
  return (
    side === 'partner' &&
    (owner === partner || owner === 'programme' || (told && owner === 'vendor'))
  );
}

/** The ids in an answer that the request did not name. */
export function idsIn(sent: Sent, received: Received): string[] {
  const asked = sent.url + sent.body;
  const ids = new Set([...readable(received).matchAll(idForm)].map(([id]) => id));
  return [...ids].filter((id) => !id.startsWith('req_') && !asked.includes(id));
}

export function foreignIds(prober: Prober, ids: Iterable<string>, owners: Owners): string[] {
  return [...ids].filter((id) => {
    const owned = owners.get(id);
    return owned !== undefined && !mayKnow(prober, owned);
  });
}

/** All bytes of an answer, and what its cursor holds in another writing. */
function readable({ headers, body }: Received): string {
  const cursors = [...body.matchAll(cursorForm)].map(([, cursor]) =>
    Buffer.from(cursor ?? '', 'base64url').toString('utf8'),
  );
  return [headers, body, ...cursors].join('\n');
}
