import { fileTypeFromBuffer } from 'file-type';

const textTypes: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

/**
 * Finds a file's type in its bytes; the name only tells one kind of text from another.
 * Text is looked for first: a list that begins with "BMW" is no bitmap.
 */
export async function typeOf(bytes: Uint8Array, name: string): Promise<string> {
  if (isText(bytes)) {
    if (isSvg(bytes)) return 'image/svg+xml';
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    return textTypes[extension] ?? 'text/plain';
  }
  return (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream';
}

/** By its first element, whatever its name says: it is never taken for plain text. */
function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  return /^\uFEFF?\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>/]/i.test(head);
}

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  // UTF-16 says so in its first two bytes, and is full of zeros otherwise.
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  if (Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-') return false;
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
