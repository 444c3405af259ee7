// `npm test`: every check of CI. `npm test -- <path>…` runs only the tests on these paths.
import { suite } from './checks/suite.mjs';
import { ensureInstalled } from './launch/install.mjs';

await ensureInstalled();
process.exitCode = await suite(process.argv.slice(2));
