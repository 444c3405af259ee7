/** Anything a file can arrive as: text, bytes, or a stream of either. */
export type ByteSource =
  | string
  | Uint8Array
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>;

const LARGEST_CHUNK = 65_536;

/** The source as a stream of chunks of at most 64 KB; text is taken as UTF-8. */
export async function* byteChunks(source: ByteSource): AsyncGenerator<Buffer> {
  if (typeof source === 'string' || source instanceof Uint8Array) {
    yield* pieces(bytesOf(source));
    return;
  }
  for await (const chunk of source) yield* pieces(bytesOf(chunk));
}

/**
 * The first `wanted` bytes or somewhat more (fewer when the stream is shorter) and what follows.
 * A stream can be read only once, so both come from one pass; `withHead` joins them again.
 */
export async function splitHead(
  chunks: AsyncGenerator<Buffer>,
  wanted: number,
): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const taken: Buffer[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await chunks.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(taken), rest: chunks };
}

/** The stream that begins with `head` and goes on with `rest`. */
export async function* withHead(
  head: Buffer,
  rest: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* pieces(head);
  yield* rest;
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += LARGEST_CHUNK) {
    yield bytes.subarray(at, at + LARGEST_CHUNK);
  }
}

function bytesOf(chunk: Uint8Array | string): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
