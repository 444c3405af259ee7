// `npm start`: installs what is missing, builds what is stale, then `fairway up`.
import { ensureInstalled } from './launch/install.mjs';
import { runCli } from './launch/run-cli.mjs';
import { ensureWebBuilt } from './launch/web-build.mjs';

await ensureInstalled();
await ensureWebBuilt();
await runCli(['up', ...process.argv.slice(2)]);
