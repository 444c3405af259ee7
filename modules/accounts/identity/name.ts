/**
 * Legal forms as they stand at the end of a name, each as its words after folding. Source: the forms of ISO 20275 in
 * common use in the Americas, Europe, Oceania and Japan. Never the whole name: 'Company' stays 'company'.
 */
const legalForms: readonly (readonly string[])[] = `
  inc|incorporated|corp|corporation|co|company|llc|llp|lp|pllc|pc|ltd|limited|plc|cic|
  gmbh|mbh|ag|kg|ohg|gbr|ug|haftungsbeschrankt|kgaa|se|ev|eg|ek|und co|and co|
  sa|sas|sasu|sarl|eurl|sci|snc|scop|sl|slu|sc|srl|spa|sapa|lda|ltda|eireli|
  bv|nv|vof|cv|bvba|ab|hb|as|asa|aps|is|oy|oyj|ehf|hf|
  sro|spol sro|doo|dd|ad|ood|eood|kft|zrt|nyrt|bt|sp zoo|sp z oo|ooo|oao|pao|zao|
  pty|pte|pvt|private|kk|gk|kabushiki kaisha|bhd|sdn|tbk|pt|jsc|as`
  .split('|')
  .map((form) => form.trim().split(' '));

const longestFirst = legalForms.toSorted((left, right) => right.length - left.length);

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The text in small letters without accents and punctuation, words parted by one space: 'Saint-Étienne' is 'saint etienne'. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter])
      .replace(/['’`´]/g, '')
      .replace(/&|\+/g, ' and ')
      // 'S.A.', 'A/S' and 'o.o.' are one word; 'A.B. Smith' becomes 'ab smith', always alike.
      .replace(/\b(\p{L})[./](?=\p{L}\b)/gu, '$1')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}

/**
 * A company's name for comparing: folded, without a leading article and without legal forms at its end, however many.
 * 'The Müller & Söhne GmbH & Co. KG' is 'muller and sohne'. Normalising twice changes nothing more.
 */
export function normalisedName(name: string): string {
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length > 1 && words[0] === 'the') words.shift();
  for (let form = endingOf(words); form > 0; form = endingOf(words)) words.length -= form;
  return words.join(' ');
}

/** How many words at the end are a legal form, leaving at least one; 0 for none. */
function endingOf(words: readonly string[]): number {
  if (words.length > 1 && words.at(-1) === 'and') return 1;
  const form = longestFirst.find(
    (candidate) =>
      candidate.length < words.length &&
      candidate.every((word, at) => word === words[words.length - candidate.length + at]),
  );
  return form?.length ?? 0;
}
