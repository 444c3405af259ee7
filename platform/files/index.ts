export { deleteFile, getFile, readFile, readLogo, storeFile, type StoredFile } from './files.ts';
export { fileStorageFrom, keepFilesIn } from './place.ts';
export { purposes, type PurposeName } from './purposes.ts';
export { routes } from './routes.ts';
export type { FileStorage } from './storage.ts';
export { checkFiles, sweepFiles } from './upkeep.ts';
