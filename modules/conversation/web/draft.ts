/** Words that were not sent yet outlive a reload, on this device, for this person. */
export function keptDraft(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a draft, or forgets it once it is empty. */
export function keepDraft(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A device without storage keeps nothing; what is on the screen stays there.
  }
}
