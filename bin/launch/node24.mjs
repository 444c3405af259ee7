import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, giveUp } from './checkout.mjs';

/** The Node that runs TypeScript: the packaged 24, else this one if it is new enough. */
export function findNode24() {
  const packaged = join(
    checkout,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  );
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(
    `Fairway runs on Node 24, this is ${process.version}, and no Node is packaged for ${process.platform} ${process.arch}. Install Node 24 and start again with it.`,
  );
}
