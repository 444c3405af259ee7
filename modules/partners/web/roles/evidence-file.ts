const megabytesAtMost = 2;

export type Enclosed = { name: string; content: string };

/** @returns why this file cannot be sent, or undefined; the server says the same */
export function faultOf({ name, size }: { name: string; size: number }): string | undefined {
  if (size > megabytesAtMost * 1024 * 1024) return `${name} is larger than ${megabytesAtMost} MB.`;
  return size === 0 ? `${name} is empty.` : undefined;
}

/** A file's bytes in base64, as they travel. */
export async function enclose(file: File): Promise<Enclosed> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const step = 32_768;
  let binary = '';
  for (let at = 0; at < bytes.length; at += step)
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return { name: file.name, content: btoa(binary) };
}
