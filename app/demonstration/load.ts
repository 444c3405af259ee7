import { present } from '../../platform/clock/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Installation } from '../installation.ts';
import { loadAdventureWorks } from './adventure-works/load.ts';
import { listProgrammes, removeProgramme } from './programme.ts';

/**
 * Loads the demonstration into an installation without programmes. One that was cut off while
 * loading is taken away and loaded again, so that nobody meets half a channel.
 */
export async function loadDemonstrationIfEmpty(
  installation: Installation,
  say: (text: string) => void,
): Promise<boolean> {
  const { database } = installation;
  const programmes = await listProgrammes(database);
  for (const half of programmes.filter((programme) => programme.loading))
    await removeProgramme(database, half.id, present());
  if (programmes.some((programme) => !programme.loading)) return false;
  const started = performance.now();
  say('Loading the demonstration: Adventure Works, Microsoft’s sample of a reseller channel …');
  const report = await loadAdventureWorks(installation, newId('prog'), present());
  say(
    `Loaded ${report.partners} partners, ${report.orderLines} order lines and ${report.leads} leads in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
  return true;
}
