#!/usr/bin/env node
// Takes pictures of routes, light and dark, on a desk (1512 × 940) and a phone (390 × 844, double density).
// Usage: node bin/screenshots.mjs [--base URL] [--out DIR] [--cookie "name=value"] [--only desk|phone] [--axe] [--wait MS] ROUTE…
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals: routes } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:4000' },
    out: { type: 'string', default: '.data/screenshots' },
    cookie: { type: 'string' },
    only: { type: 'string' },
    axe: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    wait: { type: 'string', default: '600' },
  },
});
if (routes.length === 0) {
  console.error('Say which routes to take, such as: node bin/screenshots.mjs / /partners');
  process.exit(2);
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const sizes = {
  desk: { viewport: { width: 1512, height: 940 } },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
};
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: flags,
});
await mkdir(values.out, { recursive: true });
let found = 0;
for (const [size, device] of Object.entries(sizes)) {
  if (values.only && values.only !== size) continue;
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({ ...device, colorScheme, reducedMotion: 'reduce' });
    if (values.cookie)
      await context.addCookies(
        values.cookie.split(/;\s*/).map((pair) => ({
          name: pair.split('=')[0],
          value: pair.slice(pair.indexOf('=') + 1),
          url: values.base,
        })),
      );
    for (const route of routes) found += await take(context, route, `${size}-${colorScheme}`);
    await context.close();
  }
}
await browser.close();
process.exit(found > 0 ? 1 : 0);

/**
 * One picture; returns how many things went wrong on the page (errors, and axe findings where asked).
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} route
 * @param {string} kind
 */
async function take(context, route, kind) {
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  await page.goto(new URL(route, values.base).href, { waitUntil: 'networkidle' });
  await page.waitForTimeout(Number(values.wait));
  const name = `${route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'start'}-${kind}.png`;
  await page.screenshot({ path: join(values.out, name), fullPage: values.full });
  if (values.axe) wrong.push(...(await axeFindings(page)));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 1) wrong.push(`the page is ${wide} px wider than the screen`);
  console.log(`${name}${wrong.map((line) => `\n  ${line}`).join('')}`);
  await page.close();
  return wrong.length;
}

/** @returns {Promise<string[]>} */
async function axeFindings(/** @type {import('playwright-core').Page} */ page) {
  const { AxeBuilder } = await import('@axe-core/playwright');
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (one) =>
      `axe ${one.id} (${one.impact}): ${one.help}\n    ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)
        .join('\n    ')}`,
  );
}
