import { existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { findServer } from '../../platform/database/embedded/index.ts';
import { print, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { checkout, readSettings, type Settings } from '../settings.ts';

type Finding = { name: string; ok: boolean; detail: string; mend?: string };

export const command: Command = {
  usage: 'doctor [--data DIR]',
  summary: 'Checks the installation, and says how to mend what is wrong.',
  async run(words) {
    const { values } = readArguments(words, { data: { type: 'string' } });
    const settings = readSettings(process.env, values.data ? { dataDir: values.data } : {});
    const checks = [
      nodeVersion(),
      secretFile(settings),
      freeSpace(settings),
      webBuild(),
      await port(settings),
      await databaseAnswers(settings),
      mail(settings),
    ];
    const ok = checks.every((check) => check.ok);
    print(
      values.json,
      { ok, checks },
      checks
        .map(
          (check) =>
            `${check.ok ? 'ok  ' : 'BAD '} ${check.name}: ${check.detail}${check.ok || !check.mend ? '' : `\n     ${check.mend}`}`,
        )
        .join('\n'),
    );
    if (!ok) process.exitCode = 1;
  },
};

function nodeVersion(): Finding {
  return {
    name: 'Node',
    ok: Number(process.versions.node.split('.')[0]) >= 24,
    detail: process.versions.node,
    mend: 'Run npm ci: it brings Node 24.',
  };
}

function secretFile({ dataDir }: Settings): Finding {
  const path = join(dataDir, 'secret');
  if (!existsSync(path)) return { name: 'Secret', ok: true, detail: 'given by the environment' };
  const open = (statSync(path).mode & 0o077) !== 0;
  return {
    name: 'Secret',
    ok: !open,
    detail: open ? `${path} can be read by others` : path,
    mend: `chmod 600 ${path}`,
  };
}

function freeSpace({ dataDir }: Settings): Finding {
  const { bavail, blocks, bsize } = statfsSync(dataDir);
  const share = bavail / blocks;
  return {
    name: 'Disk',
    ok: share > 0.1 || bavail * bsize > 5e9,
    detail: `${Math.round((bavail * bsize) / 1e9)} GB free (${Math.round(share * 100)} %)`,
    mend: 'Free some space: writes stop when the disk is full.',
  };
}

function webBuild(): Finding {
  const built = existsSync(join(checkout, 'dist/web/index.html'));
  return {
    name: 'Screens',
    ok: built,
    detail: built ? 'built' : 'not built',
    mend: 'npm start builds them.',
  };
}

async function port({ port: wanted, host, dataDir }: Settings): Promise<Finding> {
  const running = findServer(dataDir);
  if (running)
    return {
      name: 'Server',
      ok: true,
      detail: `runs at ${running.address ?? 'an address not known yet'} (process ${running.pid})`,
    };
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(wanted, host, () => probe.close(() => resolve(true)));
  });
  return {
    name: 'Port',
    ok: free,
    detail: `${host}:${wanted} is ${free ? 'free' : 'taken'}`,
    mend: 'Stop what uses it, or set PORT.',
  };
}

async function databaseAnswers(settings: Settings): Promise<Finding> {
  try {
    const installation = await openInstallation(settings);
    const { rows } = await sql<{
      version: string;
    }>`select current_setting('server_version') as version`.execute(
      installation.database.pools.worker,
    );
    await installation.close();
    return {
      name: 'Database',
      ok: true,
      detail: `PostgreSQL ${rows[0]?.version ?? '?'}, ${settings.databaseUrl ? 'DATABASE_URL' : 'embedded'}, schema up to date`,
    };
  } catch (error) {
    return {
      name: 'Database',
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
      mend: 'Look at the message; for DATABASE_URL check host, password and that the user may create roles.',
    };
  }
}

function mail({ smtpUrl }: Settings): Finding {
  return {
    name: 'Mail',
    ok: true,
    detail: smtpUrl ? 'SMTP_URL is set' : 'no SMTP_URL: mails wait in the visible outbox',
  };
}
