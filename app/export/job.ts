import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { present } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { storeFile } from '../../platform/files/index.ts';
import type { JobHandler, RunningJob } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { exportInto, type Wanted } from './export.ts';
import { exportJob } from './routes.ts';
import type { Manifest } from './write-folder.ts';
import { zipFolder } from './zip.ts';

/** Packs an export and leaves it among the files of whoever asked, for seven days. */
export function exportJobs(database: Database): JobHandler[] {
  return [{ kind: exportJob, restartable: true, run: (job) => run(database, job) }];
}

async function run(database: Database, job: RunningJob): Promise<void> {
  const wanted = job.input as Wanted; // put in line by our own route
  const folder = await mkdtemp(join(tmpdir(), 'fairway-export-'));
  try {
    const target = join(folder, 'export.zip');
    const inside = join(folder, 'content');
    const manifest = await exportInto(database, wanted, inside, present(), (done, total, table) =>
      job.progress({ stage: table.replaceAll('_', ' '), done, total }),
    );
    await job.progress({ stage: 'packing' });
    const names = ['README.txt', 'manifest.json', ...manifest.files.map(({ name }) => name)];
    await zipFolder(inside, names, target);
    await keep(job, wanted, manifest, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(
  job: RunningJob,
  wanted: Wanted,
  manifest: Manifest,
  target: string,
): Promise<void> {
  const { size } = await stat(target);
  const bytes = await readFile(target);
  const day = manifest.exportedAt.slice(0, 10);
  const name = `${manifest.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${day}.zip`;
  await job.transaction(async (call) => {
    const organisationId = wanted.kind === 'partner' ? wanted.id : null;
    const file = await storeFile(call, { bytes, name, purpose: 'export', organisationId });
    await publish(call, 'exports.made', {
      subjectId: file.id,
      organisationId,
      facts: { kind: wanted.kind, bytes: size },
    });
    const rows = manifest.files
      .filter((one) => one.name.endsWith('.csv'))
      .reduce((sum, one) => sum + (one.rows ?? 0), 0);
    await job.finish(call, {
      fileId: file.id,
      name,
      bytes: size,
      rows,
      files: manifest.files.length,
    });
  });
}
