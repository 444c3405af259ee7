import { isUtf8 } from 'node:buffer';
import { splitHead, withHead } from './source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What was found out about the text; `damaged` turns true when bytes could not be read. */
export type TextReport = { encoding: Encoding; bom: boolean; damaged: boolean };

const BOMS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Re-encodes a stream of bytes as UTF-8, without byte-order mark, and fills in `report` on the way.
 *
 * A byte-order mark decides. Without one the text is UTF-8 until a byte contradicts it: a file
 * whose first non-ASCII bytes are not UTF-8 is read as Windows-1252 (what spreadsheets on
 * Windows write), and UTF-16 is known by its zero bytes. In a file that is mostly valid UTF-8 a
 * stray byte becomes U+FFFD and `report.damaged` is set.
 */
export async function* utf8Bytes(
  chunks: AsyncGenerator<Buffer>,
  report: TextReport,
): AsyncGenerator<Buffer> {
  const { head, rest } = await splitHead(chunks, 4096);
  const mark = BOMS.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  const start = mark ? mark[1].length : 0;
  report.bom = mark !== undefined;
  report.encoding = mark?.[0] ?? utf16WithoutMark(head) ?? 'utf-8';

  const all = withHead(head.subarray(start), rest);
  if (report.encoding === 'utf-8') yield* checkedUtf8(all, report);
  else yield* recoded(all, report.encoding);
}

/** Plain western text in UTF-16 has a zero in nearly every second byte. */
function utf16WithoutMark(head: Buffer): Encoding | undefined {
  if (head.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}

async function* recoded(
  chunks: AsyncGenerator<Buffer>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of chunks) {
    yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  }
  const last = decoder.decode();
  if (last !== '') yield Buffer.from(last, 'utf8');
}

async function* checkedUtf8(
  chunks: AsyncGenerator<Buffer>,
  report: TextReport,
): AsyncGenerator<Buffer> {
  let carry: Buffer = Buffer.alloc(0);
  let settled = report.bom;
  for await (const chunk of chunks) {
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const cut = completeLength(bytes);
    const whole = bytes.subarray(0, cut);
    carry = bytes.subarray(cut);
    if (isUtf8(whole)) {
      settled ||= !isAscii(whole);
      yield whole;
    } else if (settled || mostlyUtf8(whole)) {
      settled = true;
      report.damaged = true;
      yield whole;
    } else {
      report.encoding = 'windows-1252';
      yield* recoded(withHead(bytes, chunks), 'windows-1252');
      return;
    }
  }
  if (carry.length === 0) return;
  if (settled) {
    report.damaged = true;
    yield carry;
  } else {
    report.encoding = 'windows-1252';
    yield* recoded(withHead(carry, chunks), 'windows-1252');
  }
}

/** Length without an unfinished multi-byte sequence at the end. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function mostlyUtf8(bytes: Buffer): boolean {
  let lost = 0;
  let good = 0;
  for (const character of bytes.toString('utf8')) {
    if (character === '\uFFFD') lost++;
    else if (character > '\x7F') good++;
  }
  return good > lost;
}
