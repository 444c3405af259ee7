import { claimServer } from '../../platform/database/embedded/index.ts';
import { startClockFrom } from '../../platform/clock/index.ts';
import { readArguments, wholeNumber } from '../arguments.ts';
import type { Command } from '../command.ts';
import { loadDemonstrationIfEmpty } from '../demonstration/load.ts';
import { accessParts } from '../access-parts.ts';
import { startDraining } from '../health.ts';
import { composeHttp } from '../http.ts';
import { versionFacts } from '../version.ts';
import { openInstallation } from '../installation.ts';
import { printEntrances } from '../entrances.ts';
import { createLog } from '../log.ts';
import { giveBackMemory } from '../memory.ts';
import { mountPages } from '../pages.ts';
import { allRoutes, registerModules } from '../modules.ts';
import { listen } from '../server.ts';
import { readSettings, type Settings } from '../settings.ts';
import { composeWorker } from '../worker.ts';

export const command: Command = {
  usage: 'up [--port N] [--host H] [--data DIR] [--no-demo]',
  summary: 'App and worker; embedded PostgreSQL unless DATABASE_URL.',
  async run(words) {
    const { values } = readArguments(words, {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      'no-demo': { type: 'boolean' },
    });
    const port = wholeNumber('port', values.port, 0, 65_535);
    const settings = readSettings(process.env, {
      ...(port === undefined ? {} : { port }),
      ...(values.host ? { host: values.host } : {}),
      ...(values.data ? { dataDir: values.data } : {}),
    });
    startClockFrom(process.env);
    await serve(settings, !values['no-demo'], values.json === true);
  },
};

/** Serves until a signal ends it, then stops in order: readiness, requests, worker, database. */
async function serve(settings: Settings, demonstration: boolean, json: boolean): Promise<void> {
  const claim = claimServer(settings.dataDir, {
    version: versionFacts().version,
    address: null,
    database: null,
  });
  // Asked for before anything starts, so that an early Ctrl-C stops cleanly too.
  const stopped = untilSignal();
  const log = createLog(settings.logLevel);
  const installation = await openInstallation(settings);
  registerModules();
  if (demonstration)
    await loadDemonstrationIfEmpty(installation, (text) => process.stderr.write(`${text}\n`));
  const worker = composeWorker(installation.database, settings, log);
  const access = accessParts(installation, log, worker.nudge);
  const pages = mountPages(installation, access, log, worker);
  const app = composeHttp({
    installation,
    routes: allRoutes(() => access),
    log,
    afterWrite: worker.nudge,
    mount: pages,
  });
  const listening = await listen(app, settings);
  await worker.start();
  const address = settings.baseUrl.replace(/:0$/, `:${listening.port}`);
  claim.update({ address, database: installation.embedded?.host ?? null });
  await printEntrances(installation, address, json);
  giveBackMemory();
  await stopped;
  startDraining();
  await listening.stop();
  await worker.stop();
  await installation.close();
  claim.release();
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
