import { bindRoutes } from '../../platform/http/index.ts';
import { startJob } from '../../platform/jobs/index.ts';
import type { EventTitle } from '../../platform/journal/index.ts';
import { notFound } from '../../platform/refusal/index.ts';
import { getPartner } from '../../modules/partners/index.ts';
import { contract } from './contract.ts';

export const exportJob = 'exports.export';

/** How the events of exports read in a time line. */
export const exportTitles: Record<string, EventTitle> = {
  'exports.made': ({ facts }) => `Data of the ${String(facts['kind'])} packed to be taken away`,
};

export const exportRoutes = bindRoutes(contract, {
  'POST /exports': async (call) => {
    const { actor, body } = call;
    const partnerId = actor.side === 'partner' ? actor.organisationId : (body.partnerId ?? null);
    // Of another it is as if it were not there; of the own it may be said.
    if (actor.side === 'partner' && body.partnerId && body.partnerId !== actor.organisationId)
      throw notFound();
    if (partnerId !== null) await getPartner(call.tx, actor, partnerId);
    const wanted = partnerId
      ? { kind: 'partner', id: partnerId }
      : { kind: 'programme', id: actor.programmeId };
    return { jobId: await startJob(call, exportJob, wanted) };
  },
});
