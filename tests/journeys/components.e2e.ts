import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';

let gallery: ViteDevServer;
let browser: Browser;
let base = '';

beforeAll(async () => {
  gallery = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  await gallery.listen();
  base = gallery.resolvedUrls?.local[0] ?? '';
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

async function open(
  address: string,
  colorScheme: 'light' | 'dark' = 'light',
  width = 1512,
): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 940 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(base + address);
  await page.locator('main h1').waitFor({ state: 'attached' });
  return page;
}

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

const pages = [
  'gallery',
  'gallery?page=/partners',
  'gallery?page=/routing',
  'gallery?page=/case',
  'gallery?page=/insights',
  'gallery?side=partner',
  'gallery?side=partner&page=/register',
];

describe.each([
  ['light, on a desk', 'light', 1512],
  ['dark, on a phone', 'dark', 390],
] as const)('%s', (_, scheme, width) => {
  test.each(pages)('%s has no accessibility finding and fits', async (address) => {
    const page = await open(address, scheme, width);
    expect(await findings(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(1);
    await page.context().close();
  });
});

test('“Why?” opens from the keyboard, reads in its order, and gives the focus back', async () => {
  const page = await open('gallery');
  const asked = page.getByRole('button', { name: '82.4' });
  await asked.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Why\? Decision/ });
  await panel.getByText('What counted').waitFor();
  const heads = await panel.getByRole('heading').allTextContents();
  expect(heads).toEqual([
    'Lucerne Publishing was offered to Mail-Order Outlet',
    'What counted',
    'Who came close, and what it lacked',
    'What would change it',
  ]);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await panel.count()).toBe(0);
  expect(await asked.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.context().close();
});

test('a value that only the pointer rests on shows its record, and hides it when the pointer leaves', async () => {
  const page = await open('gallery');
  await page.getByRole('button', { name: '82.4' }).hover();
  const peek = page.getByRole('dialog', { name: /^Why\? Decision/ });
  await peek.getByText('What counted').waitFor();
  await page.mouse.move(5, 5);
  await peek.waitFor({ state: 'detached' });
  await page.context().close();
});

test('the palette goes to a screen by a few letters, and single keys can be switched off', async () => {
  const page = await open('gallery');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('partn');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Partners', level: 1 }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('switch').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Partners');
  await page.context().close();
});

test('rows are walked by arrows, selected by x, a range by Shift and x', async () => {
  const page = await open('gallery?page=/partners');
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.locator('tr[data-row="0"]').focus();
  await page.keyboard.press('x');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  expect(await page.getByRole('toolbar').textContent()).toContain('4 selected');
  await page.context().close();
});

test('a filter is a chip and a part of the address', async () => {
  const page = await open('gallery?page=/partners');
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByLabel('Value').selectOption('applicant');
  await page.getByRole('button', { name: 'Use filter' }).click();
  const remove = page.getByRole('button', { name: 'Remove Tier is Applicant' });
  await remove.click();
  expect(await remove.count()).toBe(0);
  await page.context().close();
});
