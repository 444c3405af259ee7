import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStorage } from './storage.ts';

/** Files under two levels of folders, each written under another name first and then moved. */
export function folderStorage(root: string): FileStorage {
  const folderOf = (key: string) => join(root, key.slice(0, 2), key.slice(2, 4));
  return {
    put: async (key, bytes) => {
      const folder = folderOf(key);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partial = join(folder, `${key}.partial`);
      const file = await open(partial, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, join(folder, key));
    },
    get: (key) => orNull(readFile(join(folderOf(key), key))),
    remove: (key) => rm(join(folderOf(key), key), { force: true }),
    list: async function* () {
      const entries = (await orNull(readdir(root, { recursive: true, withFileTypes: true }))) ?? [];
      for (const entry of entries) {
        if (!entry.isFile()) continue;
        const found = await orNull(stat(join(entry.parentPath, entry.name)));
        if (found) yield { key: entry.name, writtenAt: found.mtime };
      }
    },
  };
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
