import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rotateSecret } from '../../platform/database/index.ts';
import { claimServer } from '../../platform/database/embedded/index.ts';
import { placeResigned, resignAnchors } from '../../platform/journal/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { print, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { openInstallation } from '../installation.ts';
import { readSettings, setting, type Settings } from '../settings.ts';
import { versionFacts } from '../version.ts';

export const command: Command = {
  usage: 'rotate-secrets [--new-secret-file FILE] [--data DIR]',
  summary:
    'A new installation secret, with the server stopped. People stay signed in; sent codes end.',
  async run(words) {
    const { values } = readArguments(words, {
      data: { type: 'string' },
      'new-secret-file': { type: 'string' },
    });
    const settings = readSettings(process.env, values.data ? { dataDir: values.data } : {});
    const given = setting(process.env, 'FAIRWAY_SECRET') !== undefined;
    const from = values['new-secret-file'];
    if (given && !from)
      throw refuse('settings.secret-given', {
        status: 409,
        detail:
          'FAIRWAY_SECRET gives the secret. Write a new one of at least 32 characters into a file and name it with --new-secret-file.',
      });
    const claim = claimServer(settings.dataDir, {
      version: versionFacts().version,
      address: null,
      database: null,
    });
    try {
      await rotate(settings, from ? secretIn(from) : null, given);
    } finally {
      claim.release();
    }
    const then = given
      ? `Start Fairway with FAIRWAY_SECRET from ${from}.`
      : 'Start Fairway again; back up the data folder.';
    print(values.json, { rotated: true }, `The secret is rotated. ${then}`);
  },
};

/** A crash on the way leaves `secret.next`; the same command again finishes. */
async function rotate(settings: Settings, wanted: string | null, given: boolean): Promise<void> {
  const { dataDir, secret } = settings;
  const [path, nextPath, anchors] = [
    join(dataDir, 'secret'),
    join(dataDir, 'secret.next'),
    join(dataDir, 'anchors'),
  ];
  const place = async () => {
    await placeResigned(anchors);
    if (!given) renameSync(nextPath, path);
  };
  if (wanted === secret) return placeResigned(anchors);
  if (!given && existsSync(nextPath) && (await opensWith(settings, secretIn(nextPath))))
    return place();
  const next = wanted ?? randomBytes(32).toString('base64url');
  const installation = await openInstallation(settings);
  try {
    await resignAnchors(anchors, secret, next);
    if (!given) writeFileSync(nextPath, `${next}\n`, { mode: 0o600, flush: true });
    await rotateSecret(installation.ownerUrl, installation.database.rolePrefix, secret, next);
  } finally {
    await installation.close();
  }
  await place();
}

async function opensWith(settings: Settings, secret: string): Promise<boolean> {
  try {
    await (await openInstallation({ ...settings, secret })).close();
    return true;
  } catch {
    return false;
  }
}

function secretIn(path: string): string {
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32)
    throw refuse('settings.secret-too-short', {
      detail: `${path} holds fewer than 32 characters. Write a longer secret into it.`,
    });
  return secret;
}
