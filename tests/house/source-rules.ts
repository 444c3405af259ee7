import type { SourceFile } from './source-files.ts';

/** A rule that can be read off the text of one file. */
export type SourceRule = {
  /** What is true of the house while the rule holds. */
  title: string;
  /** The files that it is about. */
  files: RegExp;
  except?: RegExp;
  /** A match is a fault. Asked line by line. */
  fault: RegExp | ((line: string, file: SourceFile) => boolean);
  /** Lines in a file of that kind: the first ones must be caught, the others must pass. */
  planted: { path: string; faults: string[]; sound: string[] };
  /** Reading fewer files than this means that the rule looks in the wrong place. */
  least: number;
};

const code = /\.(tsx?|mjs)$/;
const tests = /\.(test\.tsx?|e2e\.ts)$|^tests\//;
const styled = /^(web|modules\/.+\/web)\/.+\.(css|tsx)$/;
const tokens = /^web\/ui\/tokens\.css$/;

export const sourceRules: SourceRule[] = [
  {
    title: 'colours come from tokens',
    files: styled,
    except: tokens,
    fault: /#[0-9a-f]{3,8}\b(?!["'`/-])|\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(/i,
    planted: {
      path: 'web/ui/button.css',
      faults: ['  color: #fff;', '  background: rgb(0 0 0 / 50%);', '  fill: oklch(50% 0.1 200);'],
      sound: ['  color: var(--text-quiet);', '<a href="#content">', '<Link href={`#${id}`}>'],
    },
    least: 20,
  },
  {
    title: 'sizes come from tokens',
    files: styled,
    except: tokens,
    // A media or container condition cannot read a custom property.
    fault: (line) => /(?<![\w-])\d*\.?\d+px\b/.test(line) && !/^\s*(@media|@container)/.test(line),
    planted: {
      path: 'modules/partners/web/Partner.tsx',
      faults: ['  padding: 12px;', "<div style={{ width: '340px' }}>", '  border: .5px solid;'],
      sound: ['  padding: var(--space-3);', '@media (width < 700px) {', '  const px = 3;'],
    },
    least: 20,
  },
  {
    title: 'business time comes from the call, never from the machine or the database',
    files: /^modules\/.+\.(tsx?|sql)$/,
    except: tests,
    fault:
      /\bDate\.now\(\)|\bnew Date\(\)|\bnow\(\)|\b(current_timestamp|clock_timestamp|current_date|localtimestamp)\b/i,
    planted: {
      path: 'modules/deal-registration/rules.ts',
      faults: [
        'const at = new Date();',
        'if (Date.now() > end)',
        'sql`select now()`',
        'where due < CURRENT_TIMESTAMP',
      ],
      sound: ['const at = new Date(text);', 'call.now', 'const nowAt = clock.now;'],
    },
    least: 5,
  },
  {
    title: 'every switched-off check says why',
    files: code,
    fault: (line) =>
      /(oxlint|eslint)-disable(?!.*-- \S+ \S+)|biome-ignore (?!.+: \S+ \S+)|@ts-(ignore|nocheck)|@ts-expect-error(?! \S+ \S+)/.test(
        line,
      ),
    planted: {
      path: 'platform/money/index.ts',
      faults: [
        '// oxlint-disable-next-line max-lines',
        '// oxlint-disable-next-line max-lines -- ',
        '// @ts-expect-error',
        '// @ts-ignore it is fine',
        '// biome-ignore format: ',
      ],
      sound: [
        '// oxlint-disable-next-line max-lines -- a table of codes',
        '// @ts-expect-error the types lag behind',
      ],
    },
    least: 50,
  },
  {
    title: 'nothing is left to do without an issue',
    files: /\.(tsx?|mjs|css|sql|html)$/,
    fault: /\b(TODO|FIXME|HACK)\b(?!.*#\d+)/,
    planted: {
      path: 'app/server.ts',
      faults: ['// TODO later', '/* FIXME */', '-- TODO: index'],
      sound: ['// TODO(#12): drop with PostgreSQL 16', 'const todos = [];'],
    },
    least: 50,
  },
  {
    title: 'the repository names no package registry',
    files: /./,
    fault:
      /registry\.[a-z]+js\.org|registry\.(yarn|npm)|^\s*registry\s*=|"resolved":|\/(artifactory|nexus|verdaccio)\//i,
    planted: {
      path: '.npmrc',
      faults: [
        'registry=http://10.0.0.1/',
        '"resolved": "somewhere"',
        'https://example.org/artifactory/npm',
      ],
      sound: ['save-exact=true', '"integrity": "sha512-abc"'],
    },
    least: 100,
  },
  {
    title: 'the repository holds no path of a developer’s machine',
    files: /./,
    fault: /(^|[\s"'`(=])\/(work|home\/[a-z]+|Users\/[A-Za-z]+)\/[a-z]/,
    planted: {
      path: 'docs/guides/start.md',
      faults: ['cd /work/main', 'see "/home/ada/fairway"'],
      sound: ['modules/partners/work/file', 'https://example.org/work/x'],
    },
    least: 100,
  },
  {
    title: 'no test is switched off or runs alone',
    files: tests,
    fault: /\b(test|it|describe)\.(only|todo|skip)\b|\bx(it|describe)\(/,
    planted: {
      path: 'modules/partners/rules.test.ts',
      faults: ["test.only('x', () => {})", "describe.skip('x')", "it.todo('x')"],
      sound: ["describe.skipIf(!asRoot)('as root', () => {})", "test('only one', () => {})"],
    },
    least: 10,
  },
];

/** The lines of a file that break the rule. */
export function faultsIn(rule: SourceRule, file: SourceFile): string[] {
  const { fault } = rule;
  const breaks = typeof fault === 'function' ? fault : (line: string) => fault.test(line);
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      breaks(line, file) ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
    );
}

/** Whether the rule is about the file. */
export function isAbout(rule: SourceRule, path: string): boolean {
  return rule.files.test(path) && !rule.except?.test(path);
}
