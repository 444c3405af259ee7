import { randomBytes } from 'node:crypto';

/** Where the bytes lie. Keys are random: they tell nothing and cannot be guessed. */
export type FileStorage = {
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** @returns null when there is nothing under the key */
  get: (key: string) => Promise<Uint8Array | null>;
  /** Removing what is not there is done already. */
  remove: (key: string) => Promise<void>;
  /** All keys with the moment of their writing, in machine time. */
  list: () => AsyncIterable<{ key: string; writtenAt: Date }>;
};

export function newStorageKey(): string {
  return randomBytes(20).toString('hex');
}
