import { randomBytes } from 'node:crypto';
import { makeDataFolder } from '../platform/database/embedded/index.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '../platform/refusal/index.ts';

/** Everything that the environment may say. Nothing is required. */
export type Settings = {
  port: number;
  host: string;
  /** Address under which people reach this installation; links in mails begin with it. */
  baseUrl: string;
  trustProxy: boolean;
  databaseUrl: string | null;
  dataDir: string;
  smtpUrl: string | null;
  s3Url: string | null;
  logLevel: string;
  testMode: boolean;
  secret: string;
};

export const checkout = fileURLToPath(new URL('..', import.meta.url));

type Overrides = Partial<Pick<Settings, 'port' | 'host' | 'dataDir'>>;

/**
 * Reads settings from the environment; each also as `NAME_FILE`, the path of a file that
 * holds the value. Secrets that are not given are made once and kept in the data folder.
 *
 * @throws refusal `settings.*` naming the setting and its mend
 */
export function readSettings(
  environment: NodeJS.ProcessEnv = process.env,
  overrides: Overrides = {},
): Settings {
  const testMode = environment['FAIRWAY_TEST'] === '1';
  if (testMode && environment['NODE_ENV'] === 'production') {
    throw refuse('settings.test-in-production', {
      status: 409,
      detail: 'FAIRWAY_TEST=1 opens test doors and is refused with NODE_ENV=production.',
    });
  }
  const port = overrides.port ?? portOf(setting(environment, 'PORT') ?? '4000');
  const host = overrides.host ?? setting(environment, 'HOST') ?? '127.0.0.1';
  const dataDir = resolve(
    overrides.dataDir ?? setting(environment, 'DATA_DIR') ?? join(checkout, '.data'),
  );
  return {
    port,
    host,
    baseUrl: (
      setting(environment, 'BASE_URL') ??
      `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
    ).replace(/\/+$/, ''),
    trustProxy: ['1', 'true', 'yes'].includes(
      (setting(environment, 'TRUST_PROXY') ?? '').toLowerCase(),
    ),
    databaseUrl: setting(environment, 'DATABASE_URL') ?? null,
    dataDir,
    smtpUrl: setting(environment, 'SMTP_URL') ?? null,
    s3Url: setting(environment, 'S3_URL') ?? null,
    logLevel: setting(environment, 'LOG_LEVEL') ?? 'info',
    testMode,
    secret: setting(environment, 'FAIRWAY_SECRET') ?? keptSecret(dataDir),
  };
}

/** One setting of the environment, or the content of the file that `NAME_FILE` names. */
export function setting(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      throw refuse('settings.file-unreadable', {
        detail: `${name}_FILE names ${file}, which cannot be read.`,
      });
    }
  }
  return environment[name] || undefined;
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw refuse('settings.port-invalid', {
      detail: `PORT is ${value}; give a number from 0 to 65535.`,
    });
  return port;
}

function keptSecret(dataDir: string): string {
  makeDataFolder(dataDir);
  const path = join(dataDir, 'secret');
  if (!existsSync(path)) {
    try {
      // 'wx' and a second read: of two first starts at once, one makes it and both use it.
      writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, {
        mode: 0o600,
        flag: 'wx',
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32)
    throw refuse('settings.secret-too-short', {
      detail: `${path} holds fewer than 32 characters. Restore it from a backup; a new one cannot open this database.`,
    });
  return secret;
}
