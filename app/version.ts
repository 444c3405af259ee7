import { readFileSync } from 'node:fs';
import { checkout } from './settings.ts';

/** Version from package.json; commit where the checkout knows it. */
export function versionFacts(): { version: string; commit: string | null } {
  const { version } = JSON.parse(readFileSync(`${checkout}package.json`, 'utf8')) as {
    version: string;
  }; // our own file
  return { version, commit: commitOf() };
}

function commitOf(): string | null {
  try {
    const head = readFileSync(`${checkout}.git/HEAD`, 'utf8').trim();
    const reference = /^ref: (.+)$/.exec(head)?.[1];
    return reference ? readFileSync(`${checkout}.git/${reference}`, 'utf8').trim() : head;
  } catch {
    return null;
  }
}
