import { bindRoutes } from '../../platform/http/index.ts';
import { publishMissing, publishPage, readPage, tryPage } from './actions.ts';
import { contract } from './contract.ts';

export const programmePageRoutes = bindRoutes(contract, {
  'GET /programme-page': (call) => readPage(call),
  'POST /programme-page/trial': (call) => tryPage(call, call.body.changes),
  'POST /programme-page/publication': (call) => {
    const { changes, effectiveAt, note } = call.body;
    return publishPage(call, changes, {
      ...(effectiveAt === undefined ? {} : { effectiveAt }),
      ...(note === undefined ? {} : { note }),
    });
  },
  'POST /programme-page/missing': (call) => publishMissing(call),
});
