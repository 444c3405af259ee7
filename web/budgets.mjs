#!/usr/bin/env node
// Bytes that a route costs, gzip, from Vite's manifest: the entry, the side's frame and the screen, each with all it
// imports at once. `node web/budgets.mjs` prints the table and ends with 1 above a budget.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes gzip. `first`: the side's landing route; `further`: what any other route adds to it; `style`: all styles of a desk. */
export const budgets = { partnerFirst: 170, vendorFirst: 230, further: 60, style: 30, public: 15 };

const landing = { partner: /\/web\/partner\/today\.tsx$/i, vendor: /\/web\/vendor\/home\.tsx$/i };
const sideOf = (source) => /\/web\/(partner|vendor)\//.exec(source)?.[1];

/**
 * Measures a build.
 * @param {string} folder the build, with `.vite/manifest.json`
 * @returns {{ name: string, kilobytes: number, budget: number, ok: boolean }[]} one line per gated route and style
 */
export function measure(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const size = (file) => {
    if (!sizes.has(file))
      sizes.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    return sizes.get(file);
  };
  const total = (files) => [...files].reduce((sum, file) => sum + size(file), 0) / 1024;
  const entry = Object.keys(manifest).find((key) => key.endsWith('index.html'));
  if (!entry) throw new Error(`${folder} has no index.html in its manifest`);

  const lines = [];
  const add = (name, kilobytes, budget) =>
    lines.push({
      name,
      kilobytes: Math.round(kilobytes * 10) / 10,
      budget,
      ok: kilobytes <= budget,
    });
  for (const side of ['partner', 'vendor']) {
    const frame = closure(manifest, [entry, keyOf(manifest, `shell/${side}.tsx`)]);
    const screens = Object.keys(manifest).filter(
      (key) => sideOf(key) === side && manifest[key].isDynamicEntry,
    );
    const first = screens.find((key) => landing[side].test(key));
    const start = first ? closure(manifest, [first], frame) : frame;
    add(
      `${side}: first route${first ? '' : ' (frame alone)'}`,
      total(start),
      budgets[`${side}First`],
    );
    for (const screen of screens.filter((key) => key !== first)) {
      const more = closure(manifest, [screen], start);
      add(
        `${side}: ${screen.replace(/^(\.\.\/)+/, '')}, added`,
        total(more) - total(start),
        budgets.further,
      );
    }
    if (first) forbid(side, manifest, start);
  }
  const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));
  add('style: desk', total(styles), budgets.style);
  const publicStyle = manifest['ui/public.css']?.file;
  if (publicStyle) add('style: public pages', total([publicStyle]), budgets.style);
  return lines;
}

// The partner's first route holds no table and no vendor code, whatever it weighs.
function forbid(side, manifest, files) {
  if (side !== 'partner') return;
  const wrong = Object.entries(manifest).filter(
    ([key, chunk]) =>
      files.has(chunk.file) &&
      (/\/vendor\//.test(key) || /ui\/Table\.tsx|shell\/vendor\.tsx/.test(key)),
  );
  if (wrong.length > 0)
    throw new Error(`The partner's first route loads ${wrong.map(([key]) => key).join(', ')}`);
}

function keyOf(manifest, end) {
  const key = Object.keys(manifest).find((one) => one.endsWith(end));
  if (!key) throw new Error(`${end} is not in the manifest`);
  return key;
}

/** All script files that these chunks load at once, on top of those already there. */
function closure(manifest, keys, already = new Set()) {
  const files = new Set(already);
  const walk = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) walk(imported);
  };
  for (const key of keys) walk(key);
  return files;
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '../dist/web');
  const lines = measure(folder);
  const widest = Math.max(...lines.map((line) => line.name.length));
  for (const { name, kilobytes, budget, ok } of lines)
    console.log(
      `${ok ? ' ' : '✗'} ${name.padEnd(widest)} ${kilobytes.toFixed(1).padStart(7)} of ${budget} kB gz`,
    );
  process.exit(lines.every((line) => line.ok) ? 0 : 1);
}
