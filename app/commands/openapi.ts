import { openApiDocument } from '../../platform/http/index.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { versionFacts } from '../version.ts';
import { allRoutes } from '../modules.ts';

/** The document needs the declarations alone. */
const noDatabase = () => {
  throw new Error('The document is made without a database.');
};

export const command: Command = {
  usage: 'openapi',
  summary: 'The document that /openapi.json serves.',
  async run(words) {
    readArguments(words, {});
    process.stdout.write(
      `${JSON.stringify(openApiDocument(allRoutes(noDatabase), versionFacts().version, process.env['FAIRWAY_TEST'] === '1'))}\n`,
    );
  },
};
