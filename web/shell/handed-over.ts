/** Words by which a text is more than a search: a mail, an address, a line of several words pasted. */
const addresses = /\S+@\S+\.\w{2,}|https?:\/\/\S+|^(?:[\w-]+\.)+[a-z]{2,}$/i;
const key = 'fairway:handed-over';
const longest = 20_000;

/** Whether a text reads like something to work with rather than something to search for. */
export function isMaterial(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.includes('\n') || trimmed.length > 80 || addresses.test(trimmed);
}

/** Hands a text to the screen that is opened next, in this tab alone. */
export function handOver(text: string): void {
  try {
    sessionStorage.setItem(key, text.slice(0, longest));
  } catch {
    // Without storage the screen opens empty, and the text is still on the clipboard.
  }
  dispatchEvent(new Event(key));
}

/**
 * Gives the screen what was handed to it, each text once: what waits already, and what comes while it is open.
 *
 * @returns ends it
 */
export function whenHandedOver(take: (text: string) => void): () => void {
  const look = () => {
    const text = taken();
    if (text) take(text);
  };
  look();
  addEventListener(key, look);
  return () => removeEventListener(key, look);
}

function taken(): string {
  try {
    const text = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return text;
  } catch {
    return '';
  }
}
