import { found, labelled } from './found.ts';
import type { Found } from './found.ts';

const wish =
  /(?:(?:would|'d|’d) (?:take|like(?: to (?:buy|order|have|get))?|need|want|love)|(?:are|is|am|’re|'re) (?:looking for|interested in|after)|looking (?:for|to buy)|interested in|need(?:s)?|want(?:s)?(?: to (?:buy|order))?|require(?:s)?|(?:plan|wish)(?:s|ning)? to (?:buy|order)|please (?:quote|send (?:us )?(?:an offer|a quote)) (?:us )?(?:for )?|brauchen|suchen|benötigen|möchten|cherchons|avons besoin de|necesitamos|buscamos)\s+/iu;
const opening =
  /^(?:hi|hello|dear|hey|good (?:morning|afternoon|day)|hallo|guten|sehr geehrte|bonjour|hola|ciao)\b/iu;

/** What they need: behind a label, else after the words of wishing, else the subject of a mail, else the first full sentence. */
export function needOf(text: string): Found<string> | undefined {
  const lines = text.split('\n');
  const label = labelled(lines, [
    'need',
    'needs',
    'requirements?',
    'request',
    'interest(?:ed in)?',
    'bedarf',
    'besoin',
    'product',
  ]);
  if (label) return found(label, label);
  const body = text.replace(
    /^(?:from|to|cc|subject|date|sent|von|an|betreff|phone|tel|e-?mail|company)\s*:.*$/gim,
    '',
  );
  const spoken = sentences(body).filter(
    (sentence) => !opening.test(sentence) || wish.test(sentence),
  );
  const wishing = spoken.filter((sentence) => wish.test(sentence));
  const best = wishing.find((sentence) => /\d/.test(sentence)) ?? wishing[0];
  if (best) {
    const object = best
      .slice((wish.exec(best)?.index ?? 0) + (wish.exec(best)?.[0].length ?? 0))
      .trim();
    const kept = object.replace(/[.!?]+$/, '');
    if (kept.length > 3) return found(sentenceCase(kept), kept);
  }
  const subject = labelled(lines, ['subject', 'betreff', 'objet', 'asunto'])?.replace(
    /^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/i,
    '',
  );
  if (subject) return found(subject, subject);
  const first = spoken.find(
    (sentence) => sentence.split(/\s+/).length > 4 && !sentence.includes('@'),
  );
  return first ? found(first.replace(/[.!?]+$/, ''), first) : undefined;
}

function sentences(text: string): string[] {
  return text
    .split(/\n{2,}|(?<=[.!?])\s+(?=\p{Lu})|\n(?=\p{Lu}[^\n]{0,40}$)/mu)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function sentenceCase(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()).slice(0, 500);
}
