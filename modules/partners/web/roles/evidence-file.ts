const megabytesAtMost = 2;

/** @returns why this file cannot be sent, or undefined; the server says the same */
export function faultOf({ name, size }: { name: string; size: number }): string | undefined {
  if (size > megabytesAtMost * 1024 * 1024) return `${name} is larger than ${megabytesAtMost} MB.`;
  return size === 0 ? `${name} is empty.` : undefined;
}
