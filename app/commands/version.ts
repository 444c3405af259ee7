import { print, readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { versionFacts } from '../version.ts';

export const command: Command = {
  usage: 'version',
  summary: 'Version and commit.',
  async run(words) {
    const { values } = readArguments(words, {});
    const facts = versionFacts();
    print(
      values.json,
      facts,
      `Fairway ${facts.version}${facts.commit ? ` (${facts.commit.slice(0, 12)})` : ''}`,
    );
  },
};
