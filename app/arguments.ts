import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The words do not fit the command: exit code 2. */
export class WrongUsage extends Error {}

/** Reads a command's words strictly; an unknown or incomplete option is wrong usage. */
export function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: string[],
  options: O,
  positionals: { atLeast: number; atMost: number } = { atLeast: 0, atMost: 0 },
) {
  try {
    const parsed = parseArgs({
      args: words,
      options: { ...options, json: { type: 'boolean' as const } },
      allowPositionals: positionals.atMost > 0,
      strict: true,
    });
    if (
      parsed.positionals.length < positionals.atLeast ||
      parsed.positionals.length > positionals.atMost
    )
      throw new WrongUsage('The number of words does not fit.');
    return parsed;
  } catch (error) {
    throw error instanceof WrongUsage
      ? error
      : new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/** @returns the option as a whole number within bounds */
export function wholeNumber(
  name: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new WrongUsage(`--${name} takes a whole number from ${min} to ${max}.`);
  return value;
}

/** Exactly one JSON document, or a line for people. */
export function print(json: boolean | undefined, document: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${text}\n`);
}
