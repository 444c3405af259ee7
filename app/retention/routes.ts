import { bindRoutes } from '../../platform/http/index.ts';
import { changeRetention, readRetention } from './actions.ts';
import { contract } from './contract.ts';
import { retentionKinds, type Retention } from './rules.ts';

export const retentionRoutes = bindRoutes(contract, {
  'GET /retention': (call) =>
    readRetention(
      call,
      given((kind) => {
        const months = call.query[kind];
        return months === 'keep' ? null : months && Number(months);
      }),
    ),
  'PATCH /retention': (call) =>
    changeRetention(
      call,
      call.ifMatch,
      given((kind) => call.body[kind]),
    ),
});

/** What is left out is not changed. */
function given(of: (kind: keyof Retention) => number | null | '' | undefined): Partial<Retention> {
  const found: Partial<Retention> = {};
  for (const kind of retentionKinds) {
    const months = of(kind);
    if (months !== undefined && months !== '') found[kind] = months;
  }
  return found;
}
