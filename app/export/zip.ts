import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { Zip, ZipDeflate } from 'fflate';

/**
 * Packs the files of a folder into one zip file, as they are read: neither has to fit in memory.
 *
 * @param names paths within the folder, in the order in which they are packed
 */
export async function zipFolder(
  folder: string,
  names: readonly string[],
  target: string,
): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600 });
  const failed = new Promise<never>((_, reject) => out.once('error', reject));
  const zip = new Zip((error, chunk, last) => {
    if (error) out.destroy(error);
    else {
      out.write(chunk);
      if (last) out.end();
    }
  });
  const packing = (async () => {
    for (const name of names) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      for await (const chunk of createReadStream(join(folder, name))) {
        entry.push(chunk as Uint8Array); // a stream without an encoding gives bytes
        if (out.writableNeedDrain) await once(out, 'drain');
      }
      entry.push(new Uint8Array(), true);
    }
    zip.end();
    if (!out.closed) await once(out, 'close');
  })();
  await Promise.race([packing, failed]);
}
