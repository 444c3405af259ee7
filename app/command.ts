/** A command of `bin/fairway`: its help, and what it does with the words after its name. */
export type Command = { usage: string; summary: string; run: (words: string[]) => Promise<void> };
