import { type ImportKind, problem } from './kind.ts';
import type { RowProblem } from '../files/csv/index.ts';
import type { MappedFile } from './read-rows.ts';

/**
 * By which field the rows are known. `--key` takes a field of the kind that can tell records
 * apart, or the header of any column, which then serves as the id.
 */
export function chooseKey(
  kind: ImportKind,
  asked: string | null,
): {
  key: string | null;
  keyHeader: string | null;
  wrong: (file: MappedFile, used: string | null) => RowProblem[];
} {
  const choices = kind.keys.map(({ field, what }) => `“${field}” (${what})`).join(', ');
  const wrong = (code: string, message: string): RowProblem[] => [problem(0, asked, code, message)];
  if (asked === null)
    return {
      key: null,
      keyHeader: null,
      wrong: (file, used) =>
        used === null && file.problems.length === 0
          ? wrong(
              'imports.key-missing',
              `Nothing in the file tells its rows apart. Map one of ${choices}, or say with --key which column does.`,
            )
          : [],
    };
  if (kind.keys.some(({ field }) => field === asked))
    return {
      key: asked,
      keyHeader: null,
      wrong: (file) =>
        file.mapped.has(asked) || file.problems.length > 0
          ? []
          : wrong(
              'imports.key-missing',
              `The key is “${asked}”, and no column was recognised as it. Name its column in the map.`,
            ),
    };
  const takesColumns = kind.keys.some(({ field }) => field === 'id');
  return {
    key: takesColumns ? 'id' : null,
    keyHeader: takesColumns ? asked : null,
    wrong: (file) =>
      takesColumns && file.headers.includes(asked)
        ? []
        : wrong(
            'imports.key-unknown',
            `The key “${asked}” is neither a field that tells records apart nor a column of the file. Choose ${choices}${takesColumns ? ', or a column' : ''}.`,
          ),
  };
}
