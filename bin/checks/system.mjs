import { existsSync } from 'node:fs';
import { say } from '../launch/checkout.mjs';
import { run } from './run.mjs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const postgres15 = '/usr/lib/postgresql/15/bin';

/**
 * What the journeys and the second database pass need of the host; root installs what is missing.
 *
 * @returns {Promise<{ browser: Part, postgres15: Part }>}
 * @typedef {{ path: string, reason?: undefined } | { path?: undefined, reason: string }} Part
 */
export async function systemParts() {
  const missing = [
    findBrowser() ? [] : ['chromium'],
    existsSync(postgres15) ? [] : ['postgresql-15'],
  ].flat();
  const refusal = missing.length > 0 ? await install(missing) : '';
  const browser = findBrowser();
  return {
    browser: browser ? { path: browser } : { reason: `no Chromium (${refusal})` },
    postgres15: existsSync(postgres15)
      ? { path: postgres15 }
      : { reason: `no PostgreSQL 15 (${refusal})` },
  };
}

function findBrowser() {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...browsers].find(existsSync);
}

/** @returns {Promise<string>} why it could not be done, or nothing */
async function install(/** @type {string[]} */ names) {
  if (process.getuid?.() !== 0) return `apt-get install ${names.join(' ')} needs root`;
  if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
  say(`Installing ${names.join(' and ')} of the system (once)…`);
  const quiet = { minutes: 15, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const wait = ['-q', '-o', 'DPkg::Lock::Timeout=500', '-o', 'Acquire::Retries=3'];
  await run('apt-get', [...wait, 'update'], quiet);
  // One by one: a system without one of them can still have the other.
  const failed = [];
  for (const name of names) {
    const { code, output } = await run(
      'apt-get',
      [...wait, 'install', '-y', '--no-install-recommends', name],
      quiet,
    );
    if (code !== 0) failed.push(`apt-get install ${name}: ${output.trim().split('\n').at(-1)}`);
  }
  return failed.join('; ');
}
