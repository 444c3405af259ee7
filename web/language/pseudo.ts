import type { Compiled, Part } from './message-types.ts';

const plain = 'aceinosuyACEINOSUY';
const accented = 'áçéíñöšüýÁÇÉÍÑÖŠÜÝ';

/** English with accents, two fifths longer and in brackets: what stays plain is not translated, what is cut off is too narrow. */
export function pseudo(english: Compiled): Compiled {
  if (typeof english === 'string') return `[${accent(english)}${padding(english.length)}]`;
  return ['[', ...english.map(ofPart), padding(12), ']'];
}

function ofPart(part: Part): Part {
  if (typeof part === 'string') return accent(part);
  if (part[0] === '#' || part.length === 1) return part;
  if (part[1] === 't') return [part[0], 't', part[2].map(ofPart)];
  return [
    part[0],
    part[1],
    Object.fromEntries(Object.entries(part[2]).map(([name, parts]) => [name, parts.map(ofPart)])),
  ];
}

function accent(text: string): string {
  return text.replaceAll(
    /[aceinosuyACEINOSUY]/g,
    (letter) => accented[plain.indexOf(letter)] ?? letter,
  );
}

function padding(length: number): string {
  return '·'.repeat(Math.ceil(length * 0.4));
}
