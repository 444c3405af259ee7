// Who may import whom (ARCHITECTURE.md). No rule names a module: adding one needs no edit here.
// `reachable` is ours, judged by bin/checks/imports.mjs over what exists at run time: with the
// SWC parser dependency-cruiser cannot tell `import type`, which Node and Vite erase.

/** Tests, and what only tests import: generators and named casts beside them. */
const tests = '\\.(test\\.tsx?|e2e\\.ts)$|/(arbitraries|cast|test-[a-z-]+)\\.ts$|^tests/|^bench/';
const pages = '/pages(\\.ts$|/)';

/** Packages that the browser may load. Everything else in node_modules is the server's. */
const browserPackages =
  'node_modules/(react|react-dom|scheduler|temporal-polyfill|uqr|d3-[a-z]+|@tanstack/[^/]+)/';
const purePackages = 'node_modules/(zod|temporal-polyfill|tldts)/';

const serverFiles =
  '^platform/(database|jobs|mail|files|journal|imports|pages)/|^modules/.+/(store|actions|routes|jobs)\\.ts$|^app/(?!screens|web/)';

export default {
  /** Folder rules count every file below a folder, so they are asked of a house without its tests. */
  tests,

  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-module-cycles',
      severity: 'error',
      scope: 'folder',
      from: { path: '^modules/[^/]+$' },
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^(platform|web|database)/' },
      to: { path: '^modules/' },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: {
        path: '^modules/',
        pathNot: ['^modules/$1/', '^modules/[^/]+/index\\.ts$', '^modules/[^/]+/web/index\\.tsx?$'],
      },
    },
    {
      name: 'screens-only-from-screens',
      comment: 'The server loads no screen; public pages (pages.ts) are its own.',
      severity: 'error',
      from: { path: '^(modules|platform)/', pathNot: ['/web/', tests] },
      to: { path: '^modules/.+/web/', pathNot: pages },
    },
    {
      name: 'nothing-imports-the-app',
      severity: 'error',
      from: { pathNot: ['^app/', tests] },
      to: { path: '^app/' },
    },
    {
      name: 'server-runs-without-development-packages',
      severity: 'error',
      from: { path: '^(app|platform|modules)/.+\\.ts$', pathNot: ['/web/', tests] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [tests, '\\.d\\.m?ts$', '^[^/]+$', '\\.m?js$'] },
      to: {},
    },
  ],

  reachable: [
    {
      name: 'browser-reaches-no-server',
      from: {
        path: '^web/|^modules/.+/web/|^app/(screens|web/)',
        pathNot: [tests, pages, '\\.mjs$'],
      },
      to: { path: `^node:|(^|/)node_modules/|${serverFiles}`, pathNot: browserPackages },
    },
    {
      name: 'rules-are-pure',
      from: { path: '^modules/.+/(rules|contract|shapes)(\\.ts$|/)', pathNot: [tests] },
      to: { path: `^node:|(^|/)node_modules/|${serverFiles}`, pathNot: purePackages },
    },
    {
      name: 'algorithms-know-no-server',
      from: { path: '^modules/.+/algorithms(\\.ts$|/)', pathNot: [tests] },
      to: { path: `^node:|(^|/)node_modules/|${serverFiles}`, pathNot: purePackages },
    },
  ],

  options: {
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.cache|\\.data)/' },
  },
};
