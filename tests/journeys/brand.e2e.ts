import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M2 18 10 2l8 16z" fill="#b8321a"/></svg>';

/** What a browser makes of a token on the whole page. */
const solid = (page: { evaluate: <T>(run: () => T) => Promise<T> }) =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = 'var(--accent-solid)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });

test('an administrator gives the programme its colour, logo and name, and sees them everywhere', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  await martin.goTo('/brand');
  await martin.arrives('Brand');
  await martin.type(/^Colour/, '#ffd4');
  await martin.sees('Six hex digits make a colour, such as #0f6674.');
  expect(await martin.page.getByRole('button', { name: 'Save brand' }).isDisabled()).toBe(true);
  await martin.type(/^Colour/, '#ffd400');
  await martin.type(/^Sender’s name/, 'Harbour Partners');
  await martin.page
    .getByLabel('Picture of the logo')
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await martin.sees('Take it away');
  expect(await martin.page.getByText('Meets AA').count()).toBe(5);
  await martin.arrives('Brand');
  const before = await solid(martin.page);
  await martin.press('button', 'Save brand');
  await martin.sees('Saved. Everybody sees it from now on.');
  await expect.poll(() => solid(martin.page)).not.toBe(before);
  await martin.page.locator('nav .programme img.brand-logo').waitFor();
  expect(martin.clicks).toBe(1);
  await martin.leaves();
});

test('a picture that is more than a drawing is refused, with the part that is not taken', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  await martin.goTo('/brand');
  await martin.page.getByLabel('Picture of the logo').setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(drawing.replace('<path', '<style/><path')),
  });
  martin.allows(/422/);
  await martin.press('button', 'Save brand');
  await martin.page.getByText('holds <style>').waitFor();
  await martin.leaves();
});

test('the desk has the brand at its first paint, on a partner’s phone in the dark', async () => {
  const ana = await visit(harbour.url, harbour.ana, { phone: true, dark: true });
  await ana.goTo('/');
  await ana.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await ana.page.locator('.phone-top img.brand-logo').count()).toBe(1);
  expect(await ana.page.locator('head link[href="/brand.css"]').count()).toBe(1);
  await ana.goTo('/register');
  await ana.arrives('Register a deal');
  await ana.leaves();
});

test.each([{ dark: false }, { dark: true }])(
  'the settings and the public pages stand in the brand without a fault, dark: $dark',
  async ({ dark }) => {
    const martin = await visit(harbour.url, harbour.martin, { phone: true, dark });
    await martin.goTo('/brand');
    await martin.arrives('Brand');
    await martin.goTo(`/p/${harbour.slug}/apply`);
    await martin.page.locator('header img.brand-logo').waitFor();
    await martin.arrives('Become a partner');
    const places = martin.page.getByRole('navigation', { name: 'Pages' });
    expect(await places.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBe(0);
    expect(await places.evaluate((bar) => getComputedStyle(bar).overflowX)).toBe('visible');
    await martin.page.screenshot({ path: '/tmp/firstrun-top.png' });
    const color = await solid(martin.page);
    expect(color).toContain('0.8808');
    await martin.leaves();
  },
);
