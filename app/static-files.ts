import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { checkout } from './settings.ts';

const folder = join(checkout, 'dist', 'web');
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

type Held = { plain: Buffer; gzip: Buffer | null; brotli: Buffer | null; type: string };
const held = new Map<string, Held>();

/** The built screens: hashed files are kept for ever, everything is compressed once and held. */
export function staticFiles(app: Hono): void {
  app.get('/assets/*', (context) =>
    send(
      new URL(context.req.url).pathname,
      context.req.header('accept-encoding') ?? '',
      'public, max-age=31536000, immutable',
    ),
  );
  app.get('/favicon.ico', (context) =>
    send('/icon.svg', context.req.header('accept-encoding') ?? '', 'public, max-age=3600'),
  );
  app.get('/:file{[a-z-]+\\.(?:css|js|svg|png|webmanifest)}', (context) =>
    send(context.req.path, context.req.header('accept-encoding') ?? '', 'public, max-age=3600'),
  );
  // One page for every screen: a record has one address, and the frame around it follows the reader.
  app.get('*', (context) =>
    acceptsPage(context.req.header('accept'))
      ? send('/index.html', context.req.header('accept-encoding') ?? '', 'no-cache')
      : context.text('Not found', 404),
  );
}

function acceptsPage(accept: string | undefined): boolean {
  return accept === undefined || accept.includes('text/html') || accept.includes('*/*');
}

function send(path: string, accepts: string, cacheControl: string): Response {
  const file = fileAt(path);
  if (!file)
    return new Response('Not found', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  const encoding =
    /\bbr\b/.test(accepts) && file.brotli
      ? 'br'
      : /\bgzip\b/.test(accepts) && file.gzip
        ? 'gzip'
        : null;
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
  return new Response(new Uint8Array(body ?? file.plain), {
    headers: {
      'content-type': file.type,
      'cache-control': cacheControl,
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}

/** Null for a path that no file can have: half an escape, or a zero byte. */
function decodedPath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}

function fileAt(path: string): Held | null {
  const decoded = decodedPath(path);
  if (decoded === null) return null;
  const full = join(folder, normalize(decoded));
  if (!full.startsWith(folder + sep) || !existsSync(full) || !statSync(full).isFile()) return null;
  const known = held.get(full);
  if (known) return known;
  const plain = readFileSync(full);
  const type = types[extname(full)] ?? 'application/octet-stream';
  const compressible = plain.length > 1000 && extname(full) !== '.png';
  const file: Held = {
    plain,
    type,
    gzip: compressible ? gzipSync(plain) : null,
    brotli: compressible ? brotliCompressSync(plain) : null,
  };
  held.set(full, file);
  return file;
}
