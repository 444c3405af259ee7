// Checks who imports whom, in the checkout or in the folder given as the only argument.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const root = process.argv[2] ?? process.cwd();
process.chdir(root);
const { default: rules } = await import(join(root, '.dependency-cruiser.mjs'));

const files = sourceFiles('.');
const tops = [...new Set(files.map((file) => file.split('/')[0]))];
const between = (/** @type {any} */ rule) => rule.scope === 'folder';
const output = await judged(
  rules.forbidden.filter((/** @type {any} */ rule) => !between(rule)),
  rules.options,
);
const withoutTests = await judged(rules.forbidden.filter(between), {
  ...rules.options,
  exclude: { path: `${rules.options.exclude.path}|${rules.tests}` },
});

const read = output.modules.map((module) => module.source).filter((path) => files.includes(path));
const problems = [
  ...[output, withoutTests].flatMap(({ summary }) => summary.violations.map(describeViolation)),
  ...rules.reachable.flatMap((/** @type {any} */ rule) =>
    reachedAgainst(rule, runTimeGraph(output.modules)),
  ),
  ...files.filter((file) => !read.includes(file)).map((file) => `not-read: ${file}`),
];
for (const problem of problems) console.error(problem);
console.error(`${read.length} of ${files.length} files read, ${problems.length} problems`);
process.exit(problems.length > 0 || files.length === 0 ? 1 : 0);

async function judged(/** @type {any[]} */ forbidden, /** @type {any} */ options) {
  const result = await cruise(tops, { ...options, validate: true, ruleSet: { forbidden } });
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered with text.');
  return result.output;
}

function describeViolation(/** @type {any} */ { rule, from, to, cycle }) {
  const way = cycle ? [from, ...cycle.map((/** @type {any} */ step) => step.name)] : [from, to];
  return `${rule.name}: ${way.join(' → ')}`;
}

/** @returns {string[]} */
function sourceFiles(/** @type {string} */ folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (/^(node_modules|dist|coverage|\..*)$/.test(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** What each file loads when it runs: `import type` and `export type` leave no trace. */
function runTimeGraph(/** @type {any[]} */ modules) {
  return new Map(
    modules.map(({ source, dependencies }) => {
      const erased = files.includes(source) ? typeOnly(source) : null;
      const loaded = dependencies.filter((/** @type {any} */ to) => !erased?.has(to.module));
      return [source, loaded.map(addressOf)];
    }),
  );
}

function addressOf(/** @type {any} */ dependency) {
  return dependency.coreModule
    ? `node:${dependency.resolved.replace(/^node:/, '')}`
    : dependency.resolved;
}

/** The specifiers that a file names in type-only statements and in no other. */
function typeOnly(/** @type {string} */ path) {
  const text = readFileSync(path, 'utf8');
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+(?!from\b))?[^;'"]*?from\s*['"]([^'"]+)['"]/gm),
  ];
  const loaded = new Set(found.filter(([, type]) => !type).map(([, , name]) => name));
  for (const [, name] of text.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/g)) loaded.add(name);
  return new Set(found.map(([, , name]) => name).filter((name) => !loaded.has(name)));
}

/** Walks from every file that the rule is about; tells the first way to each forbidden one. */
function reachedAgainst(/** @type {any} */ rule, /** @type {Map<string, string[]>} */ graph) {
  const forbidden = [...targetsOf(graph)].filter((path) => matches(rule.to, path));
  return [...graph.keys()]
    .filter((path) => matches(rule.from, path))
    .flatMap((start) => {
      const cameFrom = walk(start, graph);
      return forbidden
        .filter((path) => path !== start && cameFrom.has(path))
        .map((path) => `${rule.name}: ${wayTo(path, cameFrom).join(' → ')}`);
    });
}

function targetsOf(/** @type {Map<string, string[]>} */ graph) {
  return new Set([...graph.keys(), ...[...graph.values()].flat()]);
}

function walk(/** @type {string} */ start, /** @type {Map<string, string[]>} */ graph) {
  /** @type {Map<string, string | null>} */
  const cameFrom = new Map([[start, null]]);
  for (const path of cameFrom.keys()) {
    if (path.includes('node_modules/')) continue;
    for (const next of graph.get(path) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, path);
  }
  return cameFrom;
}

function wayTo(/** @type {string} */ path, /** @type {Map<string, string | null>} */ cameFrom) {
  const way = [];
  for (let at = /** @type {string | null} */ (path); at; at = cameFrom.get(at) ?? null)
    way.unshift(at);
  return way;
}

function matches(/** @type {any} */ { path, pathNot }, /** @type {string} */ file) {
  const not = [pathNot ?? []].flat();
  return new RegExp(path).test(file) && !not.some((pattern) => new RegExp(pattern).test(file));
}
