/**
 * What time it is on the server. A laptop's clock may be wrong and an installation's business
 * clock may have been moved, so screens ask this and never `new Date()`.
 */
let drift = 0;
let moved = 0;

/** Learns from an answer: `date` is the Date header (whole seconds), `businessNow` the server's business clock if told. */
export function learnTime(
  answer: { date: string | null; sentAt: number; receivedAt: number },
  businessNow?: string,
): void {
  const server = answer.date === null ? Number.NaN : Date.parse(answer.date);
  if (!Number.isNaN(server)) {
    // The header is cut to the second: its middle is half a second later.
    const measured = server + 500 - (answer.sentAt + answer.receivedAt) / 2;
    drift = Math.abs(measured) < 1000 ? 0 : measured;
  }
  if (businessNow !== undefined) {
    const gap = Date.parse(businessNow) - (answer.receivedAt + drift);
    moved = Math.abs(gap) < 2000 ? 0 : gap;
  }
}

/** The server's business time. */
export function serverNow(): Date {
  return new Date(Date.now() + drift + moved);
}

/** Back to the local clock (a new sign-in, a test). */
export function forgetTime(): void {
  drift = 0;
  moved = 0;
}
