import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../setup/running-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one server of all journeys: its address and its data folder. */
    journeyServer: { url: string; dataDir: string };
    /** Where the one browser of all journeys is driven from. */
    journeyBrowser: string;
  }
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

/**
 * Starts, once before all journeys, the product as an operator has it (its own PostgreSQL, its
 * worker, the built screens, no programme yet) and a browser. It is Monday, 2 March 2026.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: flags,
  });
  const server = await startServer({ env: { FAIRWAY_CLOCK: '2026-03-02T09:00:00Z' } }).catch(
    async (error: unknown) => {
      await browser.close();
      throw error;
    },
  );
  project.provide('journeyServer', { url: server.url, dataDir: server.dataDir });
  project.provide('journeyBrowser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.remove();
  };
}
