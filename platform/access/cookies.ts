import { refuse } from '../refusal/index.ts';

/** A browser keeps `__Host-` cookies to one origin; it takes them over https alone. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-fairway_session' : 'fairway_session';
}

/**
 * Whether the person's browser speaks https, to us or to the proxy before us. The server itself
 * writes the header: from a trusted proxy's word, else from BASE_URL (see app/server.ts).
 */
export function isSecure(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? new URL(request.url).protocol.slice(0, -1)) === 'https';
}

/** @returns the session token in the request's cookie, or null. */
export function sessionCookie(request: Request): string | null {
  const name = `${cookieName(isSecure(request))}=`;
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const pair = part.trim();
    if (pair.startsWith(name)) return pair.slice(name.length) || null;
  }
  return null;
}

/** @returns the value of Set-Cookie that keeps the session. */
export function setSessionCookie(request: Request, token: string, days: number): string {
  const secure = isSecure(request);
  const parts = [`${cookieName(secure)}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  parts.push(`Max-Age=${days * 86_400}`);
  if (secure) parts.push('Secure');
  return parts.join('; ');
}

/** Headers that drop the cookie under both of its names. */
export function dropSessionCookies(): Headers {
  const headers = new Headers();
  for (const secure of [false, true])
    headers.append(
      'set-cookie',
      `${cookieName(secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`,
    );
  return headers;
}

/**
 * A browser sends the cookie along whoever made the page, so a write with a cookie must show
 * that it comes from our own: by our header, which other origins cannot send, or by its Origin.
 *
 * @throws a 403 refusal otherwise
 */
export function demandOwnOrigin(request: Request): void {
  if (request.headers.get('x-fairway') === 'web') return;
  const origin = request.headers.get('origin');
  if (origin !== null && sameHost(origin, request)) return;
  throw crossSite();
}

/**
 * For forms that anybody may post before there is a cookie: a browser names its origin, and a
 * foreign one is refused, so that nobody is signed in to a stranger's account without noticing.
 */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null ? !sameHost(origin, request) : site !== null && !ownSites.has(site))
    throw crossSite();
}

const ownSites = new Set(['same-origin', 'none']);

/** A page of another origin can send neither of these headers without asking us first, which we never allow. */
function sameHost(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const own = request.headers.get('host') ?? new URL(request.url).host;
  return [own, request.headers.get('x-forwarded-host')].includes(new URL(origin).host);
}

function crossSite() {
  return refuse('access.cross-site-request', {
    status: 403,
    detail: 'This request came from another site. Open Fairway itself and try there.',
  });
}
