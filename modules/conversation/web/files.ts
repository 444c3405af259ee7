/** What may hang on one comment; the server says the same. */
export const filesAtMost = 3;
export const megabytesAtMost = 2;

/** @returns why these files cannot be sent, or undefined */
export function faultOf(files: readonly File[]): string | undefined {
  if (files.length > filesAtMost) return `At most ${filesAtMost} files go with one comment.`;
  const large = files.find(({ size }) => size > megabytesAtMost * 1024 * 1024);
  if (large) return `${large.name} is larger than ${megabytesAtMost} MB.`;
  const empty = files.find(({ size }) => size === 0);
  return empty ? `${empty.name} is empty.` : undefined;
}
