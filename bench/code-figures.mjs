/**
 * Figures of the TypeScript sources beside the aims of STYLE.md: lines of code by folder, medians of
 * functions and files, share of comments. `node bench/code-figures.mjs [--json]`
 *
 * A line of code holds something other than space and comment. A function is one with a name:
 * declared, a method, or the value of a constant or property; what is handed over in place counts
 * into the one around it. Docstrings are counted apart from other comments. Tests (`*.test.ts`,
 * `tests/`) are counted by folder only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const checkout = join(import.meta.dirname, '..');
const tops = ['app', 'bench', 'bin', 'modules', 'platform', 'tests', 'web'];
const isTest = (/** @type {string} */ path) => /\.(test|e2e)\.tsx?$|^tests\//.test(path);

const files = tops.flatMap((top) => pathsUnder(top)).map(figuresOf);
if (files.length < 100) throw new Error(`Only ${files.length} files were read.`);
const product = files.filter((file) => !isTest(file.path));
const functions = product.flatMap((file) => file.functions);
const code = sum(product.map((file) => file.code));

const result = {
  linesOfCode: {
    product: code,
    tests: sum(files.filter((file) => isTest(file.path)).map((file) => file.code)),
    byFolder: byFolder(),
  },
  functions: {
    count: functions.length,
    median: percentile(functions, 0.5),
    p90: percentile(functions, 0.9),
    most: Math.max(...functions),
  },
  files: {
    count: product.length,
    median: percentile(
      product.map((file) => file.code),
      0.5,
    ),
    most: Math.max(...product.map((file) => file.code)),
  },
  comments: {
    percentOfCode: percent(sum(product.map((file) => file.comments))),
    docstringsPercentOfCode: percent(sum(product.map((file) => file.docstrings))),
  },
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else print();

/** @returns {string[]} */
function pathsUnder(/** @type {string} */ folder) {
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : pathsUnder(path);
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function figuresOf(/** @type {string} */ path) {
  const text = readFileSync(join(checkout, path), 'utf8');
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.mjs') ? 'js' : 'ts';
  const { program, comments, errors } = parseSync(path, text, { lang });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  // Comments become spaces, so that what is left of a line is code; line ends stay.
  let bare = text;
  for (const { start, end } of comments)
    bare = bare.slice(0, start) + bare.slice(start, end).replace(/[^\n]/g, ' ') + bare.slice(end);
  const lines = (/** @type {number} */ start, /** @type {number} */ end) =>
    bare
      .slice(start, end)
      .split('\n')
      .filter((line) => line.trim() !== '').length;
  const [docstrings, others] = [true, false].map((wanted) =>
    sum(
      comments
        .filter(({ type, value }) => (type === 'Block' && value.startsWith('*')) === wanted)
        .map(({ value }) => value.split('\n').length),
    ),
  );
  return {
    path,
    code: lines(0, bare.length),
    docstrings: docstrings ?? 0,
    comments: others ?? 0,
    functions: namedFunctions(program).map(({ start, end }) => lines(start, end)),
  };
}

/** @returns {{ start: number, end: number }[]} */
function namedFunctions(/** @type {any} */ node, /** @type {any} */ parent = null) {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((item) => namedFunctions(item, parent));
  if (typeof node.type !== 'string') return [];
  const written =
    /^(Function|ArrowFunction)/.test(node.type) && node.type !== 'FunctionBody' && node.body;
  const named =
    node.type === 'FunctionDeclaration' ||
    /^(VariableDeclarator|Property|PropertyDefinition|MethodDefinition)$/.test(parent?.type ?? '');
  const inside = Object.values(node).flatMap((value) => namedFunctions(value, node));
  return written && named ? [{ start: node.start, end: node.end }, ...inside] : inside;
}

function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}

/** By the nearest rank. @returns {number} */
function percentile(/** @type {number[]} */ values, /** @type {number} */ share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function percent(/** @type {number} */ lines) {
  return Math.round((lines / code) * 1000) / 10;
}

/** Modules and platform one folder deeper, for there each folder is a subject of its own. */
function byFolder() {
  /** @type {Record<string, { code: number, tests: number, files: number }>} */
  const folders = {};
  for (const { path, code: lines } of files) {
    const parts = path.split('/');
    const name =
      /^(modules|platform)$/.test(parts[0] ?? '') && parts.length > 2
        ? `${parts[0]}/${parts[1]}`
        : (parts[0] ?? '');
    const folder = (folders[name] ??= { code: 0, tests: 0, files: 0 });
    folder[isTest(path) ? 'tests' : 'code'] += lines;
    folder.files++;
  }
  return folders;
}

function print() {
  const { functions: made, files: written, comments } = result;
  console.log(
    `${'folder'.padEnd(30)}${'code'.padStart(8)}${'tests'.padStart(8)}${'files'.padStart(8)}`,
  );
  for (const [name, folder] of Object.entries(result.linesOfCode.byFolder))
    console.log(
      `${name.padEnd(30)}${String(folder.code).padStart(8)}${String(folder.tests).padStart(8)}${String(folder.files).padStart(8)}`,
    );
  console.log(`
Lines of code   ${result.linesOfCode.product} and ${result.linesOfCode.tests} of tests
Functions       ${made.count}, median ${made.median} (aim 8), 90th percentile ${made.p90} (aim 30), longest ${made.most}
Files           ${written.count}, median ${written.median} (aim 80), longest ${written.most}
Comments        ${comments.percentOfCode} % of code (aim 2 to 10), docstrings ${comments.docstringsPercentOfCode} %`);
}
