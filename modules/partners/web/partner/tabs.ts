/** Administrators keep the profile, invite and make keys. */
export function isKeeper(kind: string): boolean {
  return kind.endsWith('.admin') || kind === 'influencer';
}
