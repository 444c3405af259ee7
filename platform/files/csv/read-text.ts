import { type TextReport, utf8Bytes } from './encoding.ts';
import { type ByteSource, byteChunks } from './source.ts';

/**
 * A whole text file, its encoding recognised as `openCsv` does it. `text` is undefined when the
 * file is longer than `maxBytes`; no more than that is read.
 */
export async function readText(
  source: ByteSource,
  maxBytes: number,
): Promise<{ text: string | undefined; format: TextReport }> {
  const format: TextReport = { encoding: 'utf-8', bom: false, damaged: false };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of utf8Bytes(byteChunks(source), format)) {
    length += chunk.length;
    if (length > maxBytes) return { text: undefined, format };
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), format };
}
