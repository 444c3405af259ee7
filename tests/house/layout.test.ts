import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const paths = files.map(({ path }) => path);

const named = /(^|\/)(utils?|helpers?|common|shared|core)(\/|\.[a-z]+$)/i;
const endings = /(Dto|Manager|Helper|Util|Impl|Base|Service)\.tsx?$/;

describe('names', () => {
  test('no folder or file is named for nothing', () => {
    expect(paths.filter((path) => named.test(path) || endings.test(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(100);
  });

  test.each([
    'platform/utils/money.ts',
    'web/helpers.ts',
    'modules/core/index.ts',
    'app/DealManager.ts',
  ])('a planted %s is caught', (path) => expect(named.test(path) || endings.test(path)).toBe(true));

  test('files on the server are .ts: Node does not know JSX', () => {
    const server = paths.filter(
      (path) => /^(app|platform|modules|bench|database)\//.test(path) && !/\/web\//.test(path),
    );
    expect(server.filter((path) => path.endsWith('.tsx') && path !== 'app/screens.tsx')).toEqual(
      [],
    );
    expect(server.length).toBeGreaterThan(50);
  });
});

describe('modules', () => {
  const modules = [
    ...new Set(paths.flatMap((path) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? [])),
  ];

  test('there are at most 22 capabilities', () => {
    expect(modules.length).toBeGreaterThan(0);
    expect(modules.length).toBeLessThanOrEqual(22);
  });

  test.each(modules)('%s has a front door that only re-exports, in at most 30 lines', (module) => {
    const text = readFileSync(join(checkout, 'modules', module, 'index.ts'), 'utf8');
    const lines = codeLines(text);
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines.join('\n').replace(reExport, '').trim()).toBe('');
  });

  test('a front door with a function of its own is caught', () => {
    expect(
      "export { a } from './a.ts';\nexport const b = 1;".replace(reExport, '').trim(),
    ).not.toBe('');
  });
});

describe('packages', () => {
  const manifest =
    readJson<
      Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>
    >('package.json');
  const lock = readJson<{ packages: Record<string, { dev?: boolean; optional?: boolean }> }>(
    'package-lock.json',
  );
  const direct = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };

  test('each direct dependency has its reason in docs/reference/dependencies.md, and no other stands there', () => {
    const rows = readFileSync(join(checkout, 'docs/reference/dependencies.md'), 'utf8').matchAll(
      /^\| `([^`]+)` \| (.{10,}) \|$/gm,
    );
    expect([...rows].map(([, name]) => name).toSorted()).toEqual(Object.keys(direct).toSorted());
  });

  test('each is pinned exactly', () => {
    expect(
      Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  test('at most 220 packages run on the server', () => {
    const atRunTime = Object.entries(lock.packages).filter(
      ([path, entry]) => path && !entry.dev && !entry.optional,
    );
    expect(atRunTime.length).toBeGreaterThan(20);
    expect(atRunTime.length).toBeLessThanOrEqual(220);
  });
});

test('the licence is the Apache License 2.0 in full', () => {
  const text = readFileSync(join(checkout, 'LICENSE'), 'utf8');
  expect(text).toContain('Version 2.0, January 2004');
  expect(text).toContain('END OF TERMS AND CONDITIONS');
});

test('every test file expects something', () => {
  const testFiles = files.filter(({ path }) => /\.(test\.tsx?|e2e\.ts)$/.test(path));
  expect(
    testFiles
      .filter(({ text }) => !/\bexpect\(|\bassert|fc\.assert/.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
  expect(testFiles.length).toBeGreaterThan(10);
});

test('the house has its papers', () => {
  const papers = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    'GLOSSARY.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
  ];
  expect(papers.filter((name) => !existsSync(join(checkout, name)))).toEqual([]);
});

describe('the papers are true', () => {
  const read = (path: string) => readFileSync(join(checkout, path), 'utf8');
  const foldersIn = (path: string) =>
    readdirSync(join(checkout, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted();

  test('ARCHITECTURE.md names every folder of the platform and every module', () => {
    const house = /```\n(modules\/[\s\S]+?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
    const [modules = '', platform = ''] = house.split(/^(?:platform|web)\//m);
    const named = platform.replace(/\([^)]*\)/g, '').match(/[a-z]+/g) ?? [];
    expect(named.toSorted()).toEqual(foldersIn('platform'));
    const told = [...modules.matchAll(/(?<= )([a-z-]+)\//g)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(foldersIn('modules'));
  });

  test('what GLOSSARY.md points to is there', () => {
    const rows = [...read('GLOSSARY.md').matchAll(/^\| .+ \| .+ \| (.*) \| ?(.*) \|$/gm)].slice(1);
    const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
    const folders = rows.flatMap(([, folder]) => words(folder));
    expect(folders.filter((folder) => !existsSync(join(checkout, folder)))).toEqual([]);
    const schema = read('database/schema.sql');
    const columns = rows.flatMap(([, , table]) => words(table));
    const unknown = columns.filter(
      (name) => !new RegExp(`\\b${name.split('.').at(-1)}\\b`).test(schema),
    );
    expect(unknown).toEqual([]);
    expect(folders.length + columns.length).toBeGreaterThan(40);
  });
});

const reExport = /^export (type )?(\*|\{[^}]*\}) from '[^']+';$/gm;

function codeLines(text: string): string[] {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return withoutComments.split('\n').filter((line) => line.trim() !== '');
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(checkout, path), 'utf8')) as Shape; // npm's formats
}
