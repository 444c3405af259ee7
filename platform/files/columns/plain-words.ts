/**
 * The words of a header or name without what people write differently: case, accents, punctuation,
 * camelCase. `E-Mail_Adresse`, `eMail Adresse` and `EMAIL-ADRESSE` all begin with the same letters.
 */
export function plainWords(text: string): string[] {
  return text
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The same without blanks, for comparing. */
export function plain(text: string): string {
  return plainWords(text).join('');
}
