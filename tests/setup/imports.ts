import type { Actor } from '../../platform/access/index.ts';
import type { ByteSource } from '../../platform/files/csv/index.ts';
import { importNow, undoNow, type ImportResult, type Kinds } from '../../platform/imports/index.ts';
import type { TestProgramme } from './programme.ts';

type Options = { format?: string; map?: unknown; key?: string; dryRun?: boolean; now?: Date };

/** Imports and undoes in a test programme, as the command on the host does. */
export function testImports(programme: TestProgramme, kinds: Kinds) {
  const host: Actor = { ...programme.worker, kind: 'host', name: 'Host', surface: 'cli' };
  const run = (kind: string, source: ByteSource, options: Options = {}): Promise<ImportResult> =>
    programme.as(
      host,
      (call) =>
        importNow(
          call,
          kinds,
          {
            kind,
            format: options.format ?? 'csv',
            fileName: `${kind}.csv`,
            map: options.map ?? null,
            key: options.key ?? null,
            dryRun: options.dryRun ?? false,
          },
          () => source,
        ),
      options.now,
    );
  const undo = (jobId: string, now?: Date) =>
    programme.as(host, (call) => undoNow(call, kinds, jobId), now);
  return { run, undo, host };
}
