const number = /\d+(?:[.,]\d+)*/g;

/**
 * Says sentences of the catalogue with other numbers in them: a rule of which somebody changed the days keeps its
 * translation. Only messages without arguments, in which each number stands once on both sides.
 *
 * @param translations English messages and what they are in another language
 * @returns the translation with the sentence's own numbers, null where no message reads like it
 */
export function numbered(
  translations: Readonly<Record<string, string>>,
): (sentence: string) => string | null {
  const shapes = new Map<string, { numbers: string[]; translation: string }>();
  for (const [english, translation] of Object.entries(translations)) {
    const numbers = english.match(number) ?? [];
    const alike =
      numbers.length > 0 &&
      !english.includes('{') &&
      new Set(numbers).size === numbers.length &&
      numbers.toSorted().join() === (translation.match(number) ?? []).toSorted().join();
    if (alike) shapes.set(english.replaceAll(number, '#'), { numbers, translation });
  }
  return (sentence) => {
    const numbers = sentence.match(number);
    const shape = numbers && shapes.get(sentence.replaceAll(number, '#'));
    if (!shape || !numbers) return null;
    const own = new Map(shape.numbers.map((one, at) => [one, numbers[at] ?? one]));
    return shape.translation.replaceAll(number, (one) => own.get(one) ?? one);
  };
}
