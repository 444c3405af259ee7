import { createHmac } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { emailOTP } from 'better-auth/plugins';
import pg from 'pg';
import { derivedKey, newId, openPool, type Database } from '../database/index.ts';

/** Wrong codes after which a sent code is void; the next request sends a new one. */
export const triesPerCode = 5;
export const codeMinutes = 10;

/**
 * The settings of the sign-in library. It keeps codes, challenges and passkeys in schema `auth`
 * through a pool of its own as the role `auth`; its own sessions are dropped as soon as it makes
 * them, because ours are asked for again in every transaction. None of its HTTP routes is mounted.
 */
export function libraryOptions(database: Database, baseUrl: string) {
  const { poolConfig, secret } = database;
  const codeKey = derivedKey(secret, 'sign-in-codes');
  const hostname = new URL(baseUrl).hostname;
  return {
    baseURL: baseUrl,
    secret: derivedKey(secret, 'sign-in-library').toString('hex'),
    database: openPool({
      ...poolConfig('auth'),
      options: '-c timezone=UTC -c search_path=auth',
      types: { getTypeParser: libraryTypeParser },
    }),
    // Our own limits stand in front of the server functions, which this setting would not reach.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'fairway',
      database: { generateId: ({ model }) => newId(idPrefixes[model] ?? 'auth') },
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: { modelName: 'library_sessions' },
    account: { modelName: 'library_accounts' },
    verification: { modelName: 'verifications' },
    plugins: [
      emailOTP({
        // Codes are made by createVerificationOTP and mailed by us; this hook is never called.
        sendVerificationOTP: () => Promise.reject(new Error('Codes go out through the outbox.')),
        disableSignUp: true,
        expiresIn: codeMinutes * 60,
        allowedAttempts: triesPerCode,
        storeOTP: {
          hash: (code) => Promise.resolve(createHmac('sha256', codeKey).update(code).digest('hex')),
        },
      }),
      passkey({
        rpName: 'Fairway',
        // Browsers take no bare address as a passkey's home; on the own machine it is `localhost`.
        rpID: passkeyHome(hostname),
        origin: passkeyOrigins(baseUrl),
        registration: {
          requireSession: false,
          // The context is set by our own route to the signed-in person, never by the browser.
          resolveUser: ({ context }) => Promise.resolve(JSON.parse(context ?? 'null')),
        },
        schema: { passkey: { modelName: 'passkeys' } },
      }),
    ],
  } satisfies BetterAuthOptions;
}

export type Library = ReturnType<typeof openLibrary>;

export function openLibrary(database: Database, baseUrl: string) {
  const options = libraryOptions(database, baseUrl);
  const auth = betterAuth(options);
  options.database.on('error', () => undefined);
  return { auth, close: () => options.database.end() };
}

const idPrefixes: Record<string, string> = { user: 'per', passkey: 'pass' };

const loopback = new Set(['127.0.0.1', '[::1]', '0.0.0.0']);

function passkeyHome(hostname: string): string {
  return loopback.has(hostname) ? 'localhost' : hostname;
}

function passkeyOrigins(baseUrl: string): string[] {
  const url = new URL(baseUrl);
  const origin = url.origin;
  url.hostname = passkeyHome(url.hostname);
  return [...new Set([origin, url.origin])];
}

/** Elsewhere moments stay text; the library compares them as dates. */
const libraryTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.TIMESTAMPTZ
    ? (text: string) => new Date(`${text.replace(' ', 'T')}:00`)
    : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
