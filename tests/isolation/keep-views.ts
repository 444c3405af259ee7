import type { Prober } from './actors.ts';
import { poster } from './furnish.ts';
import type { ProbeWorld } from './world.ts';

/** Every administrator keeps a view for the whole organisation and one for nobody else. */
export async function keepViews(world: ProbeWorld, probers: readonly Prober[]): Promise<void> {
  for (const prober of probers.filter(({ kind }) => /^(vendor|partner)\.admin$/.test(kind)))
    for (const shared of [true, false]) {
      const whose = prober.side === 'vendor' ? 'secret' : prober.partner;
      const name = `View ${String(shared)} canary:${prober.programme}/${whose}:`;
      const list = prober.side === 'vendor' ? '/partners' : '/deals';
      await poster(world, prober)('views', { list, name, query: '', shared });
    }
}
