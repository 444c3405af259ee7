import { describe, expect, it } from 'vitest';
import { makeWorld } from '../world/world.ts';

const world = await makeWorld();
const ask = (path: string, init: RequestInit = {}) =>
  world.app.request(`http://fairway.test${path}`, init);

describe('every kind of answer', () => {
  it.each([
    '/',
    '/sign-in',
    '/enter/fw_link_x',
    '/p',
    '/p/harbour',
    '/p/nowhere',
    '/docs',
    '/openapi.json',
    '/livez',
    '/readyz',
    '/version',
    '/metrics',
    '/v1/partners',
    '/v1/nowhere',
    '/v1/public/harbour/leads',
    '/assets/none.js',
    '/none.css',
    '/deals',
    '/favicon.ico',
  ])('forbids framing, sniffing and foreign scripts: %s', async (path) => {
    const { headers, status } = await ask(path);
    expect(status).toBeLessThan(500);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|script-src[^;]*(\*|https?:|data:)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(
      [...headers.keys()].filter((name) => /^(access-control|server|x-powered)/.test(name)),
    ).toEqual([]);
  });

  it.each([
    '/assets/%',
    '/assets/%00',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%',
    '/%c0%ae',
    '/p/%',
    '/p/%00',
    '/p/..%2f..',
    '/p/harbour/%00',
    '/p/harbour/partners/%00',
    '/p/harbour/contact?thanks=%00',
    '/enter/%',
    '/docs/%',
    '/v1/%',
    '/v1/partners/%',
    '/v1/public/%/leads',
    `/${'x'.repeat(8000)}`,
    '/p/harbour/partners/%F0%28',
  ])('to an address that means nothing is no fault and no file of ours: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain('"devDependencies"');
  });
});
