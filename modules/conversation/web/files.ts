/** What may hang on one comment; the server says the same. */
export const filesAtMost = 3;
export const megabytesAtMost = 2;

export type Enclosed = { name: string; content: string };

/** @returns why these files cannot be sent, or undefined */
export function faultOf(files: readonly File[]): string | undefined {
  if (files.length > filesAtMost) return `At most ${filesAtMost} files go with one comment.`;
  const large = files.find(({ size }) => size > megabytesAtMost * 1024 * 1024);
  if (large) return `${large.name} is larger than ${megabytesAtMost} MB.`;
  const empty = files.find(({ size }) => size === 0);
  return empty ? `${empty.name} is empty.` : undefined;
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
