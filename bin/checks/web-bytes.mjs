// What a browser loads before the first screen of each side stands, in bytes after gzip.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(process.argv[2] ?? process.cwd(), 'dist', 'web');
const budgets = [
  {
    name: 'partner, first screen',
    frame: 'shell/partner.tsx',
    screens: /\/web\/partner\//,
    maxBytes: 170_000,
  },
  {
    name: 'vendor, first screen',
    frame: 'shell/vendor.tsx',
    screens: /\/web\/vendor\//,
    maxBytes: 230_000,
  },
];
const publicMaxBytes = 15_000;

/** @type {Record<string, { file: string, src?: string, imports?: string[], css?: string[], isEntry?: boolean }>} */
const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'));
let failed = false;

for (const { name, frame, screens, maxBytes } of budgets) {
  const start = ['index.html', keyOf(frame)];
  const each = Object.keys(manifest).filter((key) => screens.test(key));
  const weights = [null, ...each].map((screen) => ({
    screen,
    bytes: weight([...start, ...(screen ? [screen] : [])], '.js'),
  }));
  const heaviest = weights.reduce((most, next) => (next.bytes > most.bytes ? next : most));
  report(`${name} (${heaviest.screen ?? 'frame alone'})`, heaviest.bytes, maxBytes);
}
report(
  'public pages',
  weight(
    Object.keys(manifest).filter((key) => key.endsWith('public.css')),
    '',
  ),
  publicMaxBytes,
);
process.exit(failed ? 1 : 0);

function report(
  /** @type {string} */ name,
  /** @type {number} */ bytes,
  /** @type {number} */ maxBytes,
) {
  if (bytes === 0 || bytes > maxBytes) failed = true;
  console.error(`${name}: ${bytes} of ${maxBytes} bytes`);
}

function keyOf(/** @type {string} */ path) {
  const key = Object.keys(manifest).find((name) => name.endsWith(path));
  if (!key) throw new Error(`The build has no ${path}.`);
  return key;
}

/** The files that these chunks and all they import weigh together. */
function weight(/** @type {string[]} */ keys, /** @type {string} */ ending) {
  const seen = new Set(keys);
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  const files = new Set(
    [...seen].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith(ending)),
  );
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(built, file))).length,
    0,
  );
}
