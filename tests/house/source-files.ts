import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SourceFile = { path: string; text: string };

export const checkout = join(import.meta.dirname, '../..');

/** Not ours to judge: what is installed, built, kept by a running server or given as data. */
const foreign = /^(node_modules|dist|coverage|\.git|\.data|\.cache|\.vitest)$/;
const data = /^(tests|demonstration)\/data\//;
const texts = /\.(tsx?|mjs|json|css|html|sql|md|ya?ml|mjml|svg)$|^[^.]+$|^\.[a-z]+$/;

/** Every text file of the repository, by its path from the top. */
export function sourceFiles(): SourceFile[] {
  return pathsUnder('')
    .filter((path) => texts.test(path.split('/').at(-1) ?? '') && !data.test(path))
    .map((path) => ({ path, text: readFileSync(join(checkout, path), 'utf8') }));
}

function pathsUnder(folder: string): string[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (foreign.test(entry.name)) return [];
    return entry.isDirectory() ? pathsUnder(path) : [path];
  });
}
