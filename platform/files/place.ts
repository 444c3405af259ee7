import { join } from 'node:path';
import { folderStorage } from './folder.ts';
import { s3Storage } from './s3.ts';
import type { FileStorage } from './storage.ts';

let place: FileStorage | undefined;

/**
 * The folder `files/` in the data folder, or the bucket that S3_URL names.
 *
 * @param settings s3Url: `https://KEY:SECRET@host/bucket/prefix?region=…`, or null
 */
export function fileStorageFrom(settings: { dataDir: string; s3Url: string | null }): FileStorage {
  return settings.s3Url === null
    ? folderStorage(join(settings.dataDir, 'files'))
    : s3Storage(settings.s3Url);
}

/** Says where this installation keeps its files. Once, at start. */
export function keepFilesIn(storage: FileStorage): void {
  place = storage;
}

export function fileStorage(): FileStorage {
  if (!place) throw new Error('Nobody has said where files are kept: call keepFilesIn at start.');
  return place;
}
